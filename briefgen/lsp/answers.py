"""The editor's questions, each with its answer."""

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, Protocol

from pygls.exceptions import JsonRpcInvalidParams

from briefgen.engine.analysis import Analysis
from briefgen.frozen import frozen
from briefgen.lsp import convert
from briefgen.lsp.actions import fix_all, fixes_at
from briefgen.lsp.completion import complete
from briefgen.lsp.hover import hover
from briefgen.lsp.references import definitions, references
from briefgen.lsp.rename import Renaming, Writing, objection, renaming
from briefgen.lsp.session import Session
from briefgen.lsp.symbols import claims, lenses, passages
from briefgen.lsp.target import Target, source_in, target_at


@frozen
class Asked:
    """What a question about one file is answered from."""

    session: Session
    speak: convert.Translator
    path: str
    moves_files: bool

    @property
    def site(self) -> Analysis | None:
        """The checked site; None where `site.yaml` cannot be used."""
        return self.session.site


class Ask(Protocol):
    """Asks about a file by its address; `whole` waits until the whole site was checked."""

    async def __call__(self, uri: str, *, whole: bool) -> Asked | None:
        """What an answer is made from; None outside of any site."""
        ...


Handler = Callable[[Any], Awaitable[convert.Answer]]


def _about(
    answer: Callable[[Asked, Analysis, Any], convert.Answer], *, whole: bool = False
) -> Callable[[Ask], Handler]:
    """A handler that answers questions about a file of a site, and has no answer elsewhere.

    `whole`: every document of the site has a part in the answer.
    """

    def handler_for(ask: Ask) -> Handler:
        async def handler(params: Any) -> convert.Answer:
            asked = await ask(params.text_document.uri, whole=whole)
            return answer(asked, asked.site, params) if asked and asked.site else None

        return handler

    return handler_for


def _completion(asked: Asked, site: Analysis, params: convert.Place) -> convert.Answer:
    document = site.overview.by_path.get(asked.path)
    if document is None:
        return None
    cited = {citation.source for claim in document.claims for citation in claim.citations}
    heads = [source.head for source in site.overview.sources]
    text, offset = asked.session.text(asked.path), asked.speak.offset(asked.path, params.position)
    return asked.speak.completion(asked.path, complete(text, offset, site.sources, heads, cited))


def _hover(asked: Asked, site: Analysis, params: convert.Place) -> convert.Answer:
    if asked.path not in site.overview.by_path:
        return None
    text, offset = asked.session.text(asked.path), asked.speak.offset(asked.path, params.position)
    found = hover(text, offset, site.sources)
    return asked.speak.hover(asked.path, found) if found else None


def _target(asked: Asked, site: Analysis, params: convert.Positioned) -> Target | None:
    text, offset = asked.session.text(asked.path), asked.speak.offset(asked.path, params.position)
    return target_at(text, offset, site.sources, source_in(asked.path, site.overview))


def _definition(asked: Asked, site: Analysis, params: convert.Place) -> convert.Answer:
    target = _target(asked, site, params)
    return asked.speak.locations(definitions(target, site.sources)) if target else None


def _references(asked: Asked, site: Analysis, params: convert.References) -> convert.Answer:
    target = _target(asked, site, params)
    if target is None:
        return None
    return asked.speak.locations(references(target, site, declaration=params.context.include_declaration))


def _symbols(asked: Asked, site: Analysis, _params: convert.File) -> convert.Answer:
    if document := site.overview.by_path.get(asked.path):
        return asked.speak.symbols(asked.path, claims(document))
    source = source_in(asked.path, site.overview)
    return asked.speak.symbols(asked.path, passages(site.sources[source])) if source else None


def _lenses(asked: Asked, site: Analysis, _params: convert.File) -> convert.Answer:
    document = site.overview.by_path.get(asked.path)
    return asked.speak.lenses(asked.path, lenses(document, site.settings)) if document else None


def _fixes(asked: Asked, site: Analysis, params: convert.Fixes) -> convert.Answer:
    span = asked.speak.span(asked.path, params.range)
    found = (
        list(fixes_at(site.diagnostics, asked.path, span, asked.session.texts)) if convert.wants_each(params) else []
    )
    everything = fix_all(site.diagnostics, asked.path) if convert.wants_all(params) else None
    found += (everything,) if everything else ()
    return [asked.speak.quick_fix(action) for action in found]


def _prepare_rename(asked: Asked, site: Analysis, params: convert.Place) -> convert.Answer:
    target = _target(asked, site, params)
    if target is None or not target.named or target.source not in site.sources:
        return None
    return asked.speak.placeholder(asked.path, target.span, target.source)


def _rename(asked: Asked, site: Analysis, params: convert.Rename) -> convert.Answer:
    target = _target(asked, site, params)
    if target is None or not target.named:
        raise JsonRpcInvalidParams(
            "only the id of a source can be renamed: put the cursor there in a citation or in the source's front matter"
        )
    if not asked.moves_files:
        raise JsonRpcInvalidParams("this editor cannot rename files for briefgen, and the source's file has its id")
    if problem := objection(target.source, params.new_name, site.sources):
        raise JsonRpcInvalidParams(problem)
    renamed = _renaming(asked, site, target.source, params.new_name)
    return asked.speak.edit(renamed.edits, renamed.moves)


def _renaming(asked: Asked, site: Analysis, old: str, new: str) -> Renaming:
    originals = asked.session.originals(old)
    return renaming(
        site.sources[old], new, Writing(site.overview.by_path, asked.session.texts, site.settings), originals
    )


def _moved_for(ask: Ask) -> Handler:
    """Files are about to be renamed in the editor's own list of files: a source takes its citations along."""

    async def handler(params: convert.Moves) -> convert.Answer:
        for each in params.files:
            asked = await ask(each.old_uri, whole=True)
            new = convert.path_of(each.new_uri)
            site = asked.site if asked else None
            if asked is None or site is None or new is None or new.suffix != ".md":
                continue
            source = source_in(asked.path, site.overview)
            if source is not None and objection(source, new.stem, site.sources) is None:
                renamed = _renaming(asked, site, source, new.stem)
                # The editor moves the source's own file.
                return asked.speak.edit(renamed.edits, renamed.moves[1:])
        return None

    return handler


ANSWERS: Final[Mapping[str, Callable[[Ask], Handler]]] = MappingProxyType(
    {
        "textDocument/completion": _about(_completion),
        "textDocument/hover": _about(_hover),
        "textDocument/definition": _about(_definition),
        "textDocument/references": _about(_references, whole=True),
        "textDocument/documentSymbol": _about(_symbols),
        "textDocument/codeLens": _about(_lenses),
        "textDocument/codeAction": _about(_fixes),
        "textDocument/prepareRename": _about(_prepare_rename),
        "textDocument/rename": _about(_rename, whole=True),
        "workspace/willRenameFiles": _moved_for,
    }
)
"""The features by their names in the protocol."""
