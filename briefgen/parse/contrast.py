"""Whether text can be read in a site's own colours: the contrast of WCAG 2.2 (success criterion 1.4.3)."""

from collections.abc import Iterator, Mapping

from briefgen.frozen import frozen

ENOUGH = 4.5
"""The least contrast of text with what lies under it."""
LIGHT: Mapping[str, str] = {
    "paper": "#fdfcf9",
    "sheet": "#f5f2ea",
    "ink": "#1f1d1a",
    "ink-soft": "#5b564d",
    "accent": "#11505c",
    "accent-soft": "#dfecee",
    "against": "#9c2318",
    "against-soft": "#fbe9e6",
    "mark": "#ffeeb0",
    "mark-ink": "#1f1d1a",
}
DARK: Mapping[str, str] = {
    "paper": "#16181a",
    "sheet": "#1f2225",
    "ink": "#e9e5dc",
    "ink-soft": "#aca69a",
    "accent": "#8accd8",
    "accent-soft": "#1d3338",
    "against": "#ffa496",
    "against-soft": "#3a211e",
    "mark": "#524514",
    "mark-ink": "#fff6d6",
}
"""The theme's colours of text and of what lies under it, as its stylesheet has them."""
PAIRS = (
    *(("ink", ground) for ground in ("paper", "sheet", "against-soft")),
    *(("ink-soft", ground) for ground in ("paper", "sheet")),
    *(("accent", ground) for ground in ("paper", "sheet", "accent-soft")),
    *(("against", ground) for ground in ("paper", "against-soft")),
    ("mark-ink", "mark"),
)
"""Text of the theme with what it is set on."""


@frozen
class Faint:
    """A colour of the site that text cannot be read in, or on.

    `name` is that colour and `other` the one that it meets, with a contrast of `ratio`; `better` is the nearest shade
    of it that is enough with all that it meets, None where there is none.
    """

    name: str
    other: str
    ratio: float
    better: str | None


def faint(named: Mapping[str, str], theme: Mapping[str, str]) -> Iterator[Faint]:
    """Each of the colours that a site names which gives too little contrast, with the worst that it meets.

    Of two that the site names, the text is told of.
    """
    colors = {**theme, **named}
    for name in named:
        met = {under: colors[under] for text, under in PAIRS if text == name}
        met |= {text: colors[text] for text, under in PAIRS if under == name and text not in named}
        ratios = {other: contrast(named[name], color) for other, color in met.items()}
        worst = min(ratios, key=lambda other: ratios[other], default=None)
        if worst is not None and ratios[worst] < ENOUGH:
            everything = [colors[text if under == name else under] for text, under in PAIRS if name in (text, under)]
            yield Faint(name, worst, ratios[worst], nearest_shade(named[name], everything))


def nearest_shade(color: str, others: list[str]) -> str | None:
    """The lighter or darker shade of a colour that changes it least and is enough beside all the others."""
    start = _channels(color)
    found: list[tuple[float, str]] = []
    for end in (0, 255):
        for step in range(1, 256):
            shade = tuple(round(channel + (end - channel) * step / 255) for channel in start)
            written = "#{:02x}{:02x}{:02x}".format(*shade)
            if all(contrast(written, other) >= ENOUGH for other in others):
                far = sum((new - old) ** 2 for new, old in zip(shade, start, strict=True))
                found.append((far, written))
                break
    return min(found)[1] if found else None


def contrast(one: str, other: str) -> float:
    """The contrast of two hex colours, from 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _channels(color: str) -> tuple[int, int, int]:
    """Red, green and blue of `#rgb` or `#rrggbb`, from 0 to 255."""
    digits = color.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
