"""Social cards drawn with Pillow (the extra `cards`): a briefing's title, its summit, and how much evidence it has."""

from io import BytesIO
from itertools import count

from PIL import Image, ImageDraw, ImageFont

from briefgen.outputs.card import Card

SIZE = (1200, 630)
MARGIN = 80
LINES = 4
"""The most lines of a title; a longer one is set smaller, and cut at last."""

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


def draw(card: Card, font: bytes | None) -> bytes:
    """The picture as PNG. `font` is a typeface (TrueType or OpenType); without it the built-in one is used."""
    image = Image.new("RGB", SIZE, card.paper)
    pen = ImageDraw.Draw(image)
    width, height = SIZE
    pen.rectangle((0, 0, width, 18), card.accent)
    pen.text((MARGIN, 64), card.summit or card.site, card.accent, _font(font, 34))
    face, lines = _title(card.title, font, width - 2 * MARGIN)
    top = 130.0
    for line in lines:
        pen.text((MARGIN, top), line, card.ink, face)
        top += face.size * 1.22 if isinstance(face, ImageFont.FreeTypeFont) else 20
    pen.line((MARGIN, height - 128, width - MARGIN, height - 128), card.ink, 2)
    small = _font(font, 30)
    pen.text((MARGIN, height - 104), card.evidence, card.ink, small)
    if card.summit:
        pen.text((width - MARGIN, height - 104), card.site, card.accent, small, anchor="ra")
    file = BytesIO()
    image.quantize(64).save(file, "PNG", optimize=True)
    return file.getvalue()


def _title(title: str, font: bytes | None, width: int) -> tuple[Font, list[str]]:
    """The largest face in which a title fits, and its lines."""
    for size in count(72, -6):
        face = _font(font, size)
        lines = _lines(title, face, width)
        if len(lines) <= LINES:
            return face, lines
        if size <= 42:
            return face, [*lines[: LINES - 1], f"{lines[LINES - 1].rstrip()}…"]
    raise AssertionError


def _lines(text: str, face: Font, width: int) -> list[str]:
    """A text in lines no wider than that, broken between words, or between letters where there are no spaces."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if face.getlength(longer) <= width:
            lines[-1] = longer
            continue
        lines.append("")
        for letter in word:
            if face.getlength(lines[-1] + letter) > width:
                lines.append("")
            lines[-1] += letter
    return [line for line in lines if line]


def _font(font: bytes | None, size: int) -> Font:
    return ImageFont.truetype(BytesIO(font), size) if font else ImageFont.load_default(size)
