"""The theme: templates and their files, found, laid over each other, and applied to pages.

The default theme lies inside the package in a wheel, and beside it in a checkout or an editable install. A site's
templates folder lays its files over the theme's; the theme's own stay within reach under `default/`, so that a
site's file can say `{% extends "default/page.html" %}`.

Templates see the fields of a page's data, `assets` (the published address of each of the theme's files) and
Jinja's own words: nothing that reaches the disk, has an effect, or differs from one run to the next.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from traceback import walk_tb
from typing import TypeVar

from jinja2 import BytecodeCache, StrictUndefined, Template, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefgen.diagnostic import Diagnostic, Finding, Label, Severity
from briefgen.model import Artifact, Look, Page
from briefgen.sandbox import Loader, QuickEnvironment
from briefgen.slots import ANY, Apart, Carving, addresses_in_slots
from briefgen.text import SourceText
from briefgen.tint import squeezed, tint
from briefgen.trace import Trace, trace

DEFAULT = "default/"
RULE = "unreadable-file"
STYLE = "style.css"
NEVER_THE_SAME = ("random",)
"""Jinja's filters that give another answer at every run."""

Sandbox = TypeVar("Sandbox", bound=ImmutableSandboxedEnvironment)


@dataclass(frozen=True)
class Theme:
    """A theme as a value: templates by name, and the other files as they are published.

    A template's text knows the path that messages name: relative to the site for the site's own, `default/…` for
    the theme's.
    """

    templates: Mapping[str, SourceText]
    files: Mapping[str, Artifact]

    @cached_property
    def texts(self) -> Mapping[str, SourceText]:
        """Templates by the path that messages name."""
        return {text.path: text for text in self.templates.values()}

    @cached_property
    def addresses(self) -> Mapping[str, str]:
        """The published address, relative to the root, of each file that is no template."""
        return {name: artifact.path for name, artifact in self.files.items()}

    @cached_property
    def slotted(self) -> Mapping[str, str]:
        """The addresses that stand in slots of templates (`slots.py`)."""
        return addresses_in_slots((text.text for text in self.templates.values()), self.addresses)

    def digest(self, template: str) -> str:
        """The SHA-256 of all that a page made with this template depends on in the theme."""
        return self.digest_of(self.closure(template))

    def digest_of(self, templates: Iterable[str]) -> str:
        """The SHA-256 of these templates, and of the addresses of the theme's other files."""
        digest = sha256()
        for name in sorted(templates):
            digest.update(f"{name}\0{self.templates[name].text}\0".encode())
        for name, address in sorted(self.addresses.items()):
            digest.update(f"{name}\0{address}\0".encode())
        return digest.hexdigest()

    @cached_property
    def identity(self) -> str:
        """The SHA-256 of the whole theme."""
        digest = sha256()
        for name, text in sorted(self.templates.items()):
            digest.update(f"{name}\0{text.path}\0{text.text}\0".encode())
        for name, address in sorted(self.addresses.items()):
            digest.update(f"{name}\0{address}\0".encode())
        return digest.hexdigest()

    def closure(self, template: str) -> frozenset[str]:
        """A template and all that it is made of: what it names, and what these name."""
        reached: set[str] = set()
        ahead = [template]
        while ahead:
            name = ahead.pop()
            if name not in reached and name in self.templates:
                reached.add(name)
                apart = self.apart(name)
                loads = apart.loads if apart else ()
                # A name that is worked out while rendering may be any template.
                ahead += self.templates if ANY in loads else loads
        return frozenset(reached)

    def apart(self, template: str) -> Apart | None:
        """A template taken apart; None where it cannot be read."""
        if template not in self._apart:
            try:
                tree = self._parser.parse(self.templates[template].text)
                self._apart[template] = Carving(template, tree, self.slotted).apart()
            except TemplateSyntaxError:
                self._apart[template] = None
        return self._apart[template]

    @cached_property
    def _apart(self) -> dict[str, Apart | None]:
        return {}

    @cached_property
    def _parser(self) -> ImmutableSandboxedEnvironment:
        return _bare(self, ImmutableSandboxedEnvironment)


class Renderer:
    """Pages to files, by one theme. It holds compiled templates: make one in each process, and keep it."""

    def __init__(
        self, theme: Theme, read: Callable[[str], bytes] | None = None, compiled: BytecodeCache | None = None
    ) -> None:
        """`read` gives what a file of the site holds: a picture's typeface. `compiled` keeps compiled templates."""
        # All outputs come with it, and whoever only looks at a theme does without them.
        from briefgen.outputs.card import Card  # noqa: PLC0415

        self._card = Card
        self._theme = theme
        self._read = read
        self._quick = _environment(theme, QuickEnvironment)
        self._quick.bytecode_cache = compiled
        self._quick.slotted = theme.slotted

    def render(self, page: Page) -> Artifact | Diagnostic:
        """The page as a file; a mistake in a template is a diagnostic at its line."""
        return self.traced(page)[0]

    def traced(self, page: Page) -> tuple[Artifact | Diagnostic, Trace]:
        """What `render` gives, and the page's trace."""
        if isinstance(page.data, self._card):
            # Pillow is an extra: only a site that asks for pictures needs it.
            from briefgen.cards import draw  # noqa: PLC0415

            font = self._read(page.data.font) if self._read and page.data.font else None
            return Artifact(page.path, draw(page.data, font)), Trace.unknown(page.path)
        # A slotted dataclass has no `__dict__`, and `asdict` would take the nested values apart.
        data = {field.name: getattr(page.data, field.name) for field in fields(page.data)}  # type: ignore[arg-type]
        try:
            template = self._quick.get_template(page.template)
            context = template.new_context(data)
            pieces = list(template.root_render_func(context))
            # A macro holds the context that it stands in: without this ring the page's data are let go of at once.
            context.vars.clear()
            return Artifact(page.path, "".join(pieces)), trace(page.path, pieces)
        except Exception:  # noqa: BLE001 - whatever it is, the sandbox as it comes has the last word on it
            return self._with_care(page, data), Trace.unknown(page.path)

    def _with_care(self, page: Page, data: Mapping[str, object]) -> Artifact | Diagnostic:
        """The page by Jinja's own sandbox."""
        try:
            template: Template = self._careful.get_template(page.template)
            return Artifact(page.path, template.render(data))
        except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, RecursionError) as error:
            return self._diagnostic(error, page)

    @cached_property
    def _careful(self) -> ImmutableSandboxedEnvironment:
        return _environment(self._theme, ImmutableSandboxedEnvironment)

    def _diagnostic(self, error: Exception, page: Page) -> Diagnostic:
        path, line = _place(error, self._theme)
        text = self._theme.texts.get(path)
        span = text.line_span(line) if text else SourceText(path, "").line_span(1)
        said = str(error.message if isinstance(error, TemplateSyntaxError) else error) or type(error).__name__
        if isinstance(error, TemplateNotFound):
            said = f"there is no template `{error.name}`"
        finding = Finding(
            f"the template cannot be used: {said.rstrip('.')}",
            Label(path or page.template, span, f"while making {page.path}"),
            help="docs/themes.md lists what each template gets",
        )
        return Diagnostic(RULE, Severity.ERROR, finding)


def theme_folder() -> Path:
    """Where the default theme lies: inside the package in a wheel, else beside it."""
    package = Path(__file__).parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def read_theme(
    site_folder: Path | None = None, shown_as: str = "templates", look: Look | None = None
) -> tuple[Theme, tuple[Diagnostic, ...]]:
    """The default theme with a site's folder laid over it, and what could not be read of the latter.

    `shown_as` is the folder's path as messages name it, relative to the site; `look` is what `site.yaml` changes.
    """
    templates: dict[str, SourceText] = {}
    files: dict[str, Artifact] = {}
    diagnostics: list[Diagnostic] = []
    for name, content in _read(theme_folder()):
        if name.endswith(".html"):
            text = SourceText(f"{DEFAULT}{name}", content.decode())
            templates[name] = templates[f"{DEFAULT}{name}"] = text
        else:
            files[name] = _published(name, content)
    for name, content in _read(site_folder) if site_folder else ():
        if not name.endswith(".html"):
            files[name] = _published(name, content)
            continue
        try:
            templates[name] = SourceText(f"{shown_as}/{name}", content.decode("utf-8-sig").replace("\r\n", "\n"))
        except UnicodeDecodeError:
            label = Label(f"{shown_as}/{name}", SourceText("", "").line_span(1))
            finding = Finding("the template is not UTF-8 text", label, help="save the file as UTF-8")
            diagnostics.append(Diagnostic(RULE, Severity.ERROR, finding))
    style = files.get(STYLE)
    if style and isinstance(style.content, bytes):
        # What is no UTF-8 is no stylesheet of ours to change.
        css = style.content.decode("utf-8", "surrogateescape")
        painted = squeezed(css + (tint(look) if look else ""))
        files[STYLE] = _published(STYLE, painted.encode("utf-8", "surrogateescape"))
    return Theme(templates, files), tuple(diagnostics)


def _read(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not any(part.startswith(".") for part in name.split("/")):
            yield name, path.read_bytes()


def published_name(name: str, digest: str) -> str:
    """The address, relative to the root, of a file of the theme or an asset: its name with the start of its SHA-256."""
    stem, dot, ending = name.rpartition(".")
    return f"assets/{stem}.{digest[:10]}.{ending}" if dot else f"assets/{name}.{digest[:10]}"


def _published(name: str, content: bytes) -> Artifact:
    return Artifact(published_name(name, sha256(content).hexdigest()), content)


def _bare(theme: Theme, kind: type[Sandbox]) -> Sandbox:
    """An environment that reads templates."""
    return kind(
        loader=Loader(theme.templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # A theme's templates are all at hand, and none changes while the theme lasts.
        cache_size=-1,
        auto_reload=False,
    )


def _environment(theme: Theme, kind: type[Sandbox]) -> Sandbox:
    """An environment that applies them."""
    from briefgen.outputs.words import counted  # noqa: PLC0415

    environment = _bare(theme, kind)
    for name in NEVER_THE_SAME:
        del environment.filters[name]
    harmless = {name: environment.globals[name] for name in ("range", "namespace", "joiner", "cycler")}
    environment.globals = {"assets": theme.addresses, **harmless}
    environment.filters["counted"] = counted
    return environment


def _place(error: Exception, theme: Theme) -> tuple[str, int]:
    """The path and line of the template where an error arose: the innermost one."""
    if isinstance(error, TemplateSyntaxError):
        return error.filename or error.name or "", error.lineno
    paths = theme.texts
    frames = [
        (frame.f_code.co_filename, line)
        for frame, line in walk_tb(error.__traceback__)
        if frame.f_code.co_filename in paths
    ]
    return frames[-1] if frames else ("", 1)
