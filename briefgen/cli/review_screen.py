"""One claim on the screen, and the key that the reviewer presses."""

from dataclasses import dataclass
from enum import StrEnum

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.data_structures import Point
from prompt_toolkit.filters import has_focus
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import ConditionalContainer, HSplit, Layout, VSplit, Window
from prompt_toolkit.layout.controls import BufferControl, FormattedTextControl
from prompt_toolkit.styles import Style

from briefgen.cli.review_page import page
from briefgen.frozen import frozen
from briefgen.reviews.desk import Item

_STYLE = Style.from_dict(
    {
        "bar": "reverse",
        "claim": "bold",
        "place": "fg:ansicyan",
        "quoted": "bold underline fg:ansigreen",
        "shared": "underline",
        "error": "bold fg:ansired",
        "warning": "bold fg:ansiyellow",
        "info": "fg:ansicyan",
        "word": "bold fg:ansiyellow",
        "removed": "fg:ansired",
        "added": "fg:ansigreen",
    }
)
_KEYS = " s sign  r reject  n next  b back  u take back  e edit  ↑↓ scroll  q quit "
_ASKING = " Why? Enter rejects the claim with this note, Escape goes back. "


class Key(StrEnum):
    """What a reviewer can do with a claim."""

    SIGN = "s"
    REJECT = "r"
    SKIP = "n"
    BACK = "b"
    UNDO = "u"
    EDIT = "e"
    QUIT = "q"


@frozen
class Answer:
    """The key that was pressed, with the note of a rejection."""

    key: Key
    note: str = ""


@dataclass(slots=True)
class _View:
    """What is on the screen: the page, the line that it is scrolled to, and the note being written."""

    text: StyleAndTextTuples
    note: Buffer
    line: int = 0

    def scroll(self, lines: int) -> None:
        last = sum(part[1].count("\n") for part in self.text)
        self.line = min(max(self.line + lines, 0), last)


def ask(item: Item, count: str, by: str, word: str = "") -> Answer:
    """Show a claim and wait for an answer; `word` is what there is to say of the last one.

    Raises:
        KeyboardInterrupt: the reviewer pressed Ctrl-C.
    """
    view = _View([*page(item, word)], Buffer(multiline=False))
    scrolled = FormattedTextControl(
        lambda: view.text, focusable=True, show_cursor=False, get_cursor_position=lambda: Point(0, view.line)
    )
    body = Window(scrolled, wrap_lines=True)
    writing = has_focus(view.note)
    note = VSplit([Window(FormattedTextControl(" note: "), width=7), Window(BufferControl(view.note))], height=1)
    layout = HSplit(
        [
            Window(FormattedTextControl(f" {item.briefing.slug} · {count} · {by} "), height=1, style="class:bar"),
            body,
            ConditionalContainer(note, writing),
            Window(FormattedTextControl(lambda: _ASKING if writing() else _KEYS), height=1, style="class:bar"),
        ]
    )
    application: Application[Answer] = Application(
        Layout(layout, focused_element=body), key_bindings=_bindings(view, body), style=_STYLE, full_screen=True
    )
    application.ttimeoutlen = 0.05
    return application.run()


def _keys(view: _View, body: Window) -> KeyBindings:
    keys = KeyBindings()
    reading = ~has_focus(view.note)

    def answer(event: KeyPressEvent) -> None:
        event.app.exit(result=Answer(Key(event.key_sequence[0].data.lower())))

    for key in Key:
        if key is not Key.REJECT:
            keys.add(key.value, filter=reading)(answer)
            keys.add(key.value.upper(), filter=reading)(answer)

    @keys.add("r", filter=reading)
    @keys.add("R", filter=reading)
    def _(event: KeyPressEvent) -> None:
        event.app.layout.focus(view.note)

    @keys.add("enter", filter=~reading)
    def _(event: KeyPressEvent) -> None:
        # A rejection that does not say why helps nobody.
        if view.note.text.strip():
            event.app.exit(result=Answer(Key.REJECT, " ".join(view.note.text.split())))

    @keys.add("escape", filter=~reading)
    def _(event: KeyPressEvent) -> None:
        view.note.reset()
        event.app.layout.focus(body)

    @keys.add("c-c")
    def _(event: KeyPressEvent) -> None:
        event.app.exit(exception=KeyboardInterrupt)

    return keys


def _bindings(view: _View, body: Window) -> KeyBindings:
    keys = _keys(view, body)
    reading = ~has_focus(view.note)

    for name, lines in (("up", -1), ("k", -1), ("down", 1), ("j", 1), ("pageup", -10), ("pagedown", 10), ("space", 10)):

        @keys.add(name, filter=reading)
        def _(_event: KeyPressEvent, lines: int = lines) -> None:
            view.scroll(lines)

    return keys
