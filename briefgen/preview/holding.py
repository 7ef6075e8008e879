"""Pages that stand in for those that cannot be shown. The panel over them says why."""


def holding(title: str, words: str) -> str:
    """A page with a headline and a sentence."""
    return (
        f'<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>{title}</title></head>\n'
        f"<body><main><h1>{title}</h1>\n<p>{words}</p></main></body>\n</html>\n"
    )


NOTHING = holding("There is no page to show yet", "What keeps briefgen from making one is listed below.")
UNMADE = holding("This page cannot be made yet", "What keeps briefgen from making it is listed below.")
MISSING = holding("There is no such page", "The site has no page at this address.")
