"""The registry of outputs, the files that a Report is written to; each has a module or folder.

A new output is a module that declares an ``Output``: the command line, config.toml, ``doctor``,
the page of all reports and the preview all use this registry. Listing outputs imports nothing
heavy; ``check`` and ``write`` import what they need.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from importlib.util import find_spec
from pathlib import Path

from sitrep.config.complaints import locate_item
from sitrep.config.load import Config
from sitrep.config.tables import Theme
from sitrep.model.codes import Code
from sitrep.model.edition import DRAFT
from sitrep.model.problem import Problem, Severity, nearest
from sitrep.model.registry import declared
from sitrep.model.report import Drawing, Known, Report


@dataclass(frozen=True)
class Setting:
    """The settings of all outputs: theme, paper size, and the workspace with its templates.

    ``sections`` are the printed ones, ``known`` the names that templates may use, ``without_font``
    the letters that are printed as boxes, of which the reader of the warnings is told already.
    """

    theme: Theme
    workspace: Path
    page: str = "A4"
    template: str = "standard"
    sections: tuple[str, ...] = ()
    known: Known = field(default_factory=Known)
    without_font: frozenset[str] = frozenset()
    draft: bool = False

    @property
    def own(self) -> tuple[str, ...]:
        """The printed sections that are the workspace's own."""
        return tuple(name for name in self.sections if name not in self.known.sections)


def _nothing_wrong(setting: Setting) -> Iterable[Problem]:
    return ()


def _nothing_lacking() -> Problem | None:
    return None


@dataclass(frozen=True)
class Output:
    """One kind of file that a report is written to.

    ``name`` is for ``--format`` and ``[report] formats``, ``label`` for readers. ``check`` yields
    errors (it can't be made) and warnings (it would be incomplete), before anything is built.
    ``lacking`` returns what this machine lacks; the others are then made without it. ``write``
    returns the file's bytes.
    """

    name: str
    label: str
    ending: str
    place: int
    write: Callable[[Report, Sequence[Drawing], Setting], bytes]
    check: Callable[[Setting], Iterable[Problem]] = _nothing_wrong
    lacking: Callable[[], Problem | None] = _nothing_lacking
    #: How its file's name begins.
    stem: str = "sitrep"
    #: The extra of the distribution that it needs, and the packages that come with that.
    extra: str = ""
    needs: tuple[str, ...] = ()
    #: Whether it is made by default, and whether it is always made.
    usual: bool = False
    always: bool = False
    #: The ending of the templates that print its sections; empty if none do.
    templates: str = ""
    #: The endings of the chart files that it shows.
    pictures: tuple[str, ...] = ()

    def file(self, language: str, *, draft: bool = False) -> str:
        """Return its name in the report's folder; that of a draft says so."""
        if self.always:
            return f"report.{self.ending}"
        return f"{DRAFT if draft else ''}{self.stem}.{language}.{self.ending}"


def known() -> tuple[Output, ...]:
    """Return every output, in the order in which they are listed."""
    return declared(__name__, Output)


def wanted(config: Config) -> tuple[str, ...]:
    """Return the names of the outputs in config.toml; if it names none, the default ones."""
    return config.report.formats or tuple(o.name for o in known() if o.usual)


def chosen(names: Collection[str]) -> tuple[Output, ...]:
    """Return the outputs of these names, and those that are always made."""
    return tuple(output for output in known() if output.always or output.name in names)


def pictures(names: Collection[str], workspace: Path) -> set[str]:
    """Return the endings of the chart files that outputs of these names show.

    Their templates of the workspace's own may show others.
    """
    from sitrep.templating import asking

    asked = chosen(names)
    own = asking.files(workspace, {o.templates or f".{o.ending}" for o in asked})
    return own | {ending for output in asked for ending in output.pictures}


def unknown(name: str) -> str:
    """Return a hint for a ``name`` that is no output's; empty if it is one."""
    names = [output.name for output in known()]
    return "" if name in names else nearest(name, names)


def faults(config: Config) -> Iterator[Problem]:
    """Yield a problem for each name in ``[report] formats`` that is no output's."""
    for name in config.report.formats:
        if hint := unknown(name):
            line = locate_item(config.text, ("report", "formats"), name)
            said = (Code.VALUE_NOT_ALLOWED, "is not a format", hint)
            yield Problem(str(config.path), *said, line, "report.formats", name)


def problems(names: Collection[str], setting: Setting) -> Iterator[Problem]:
    """Yield the errors and warnings of the outputs of these names, before anything is built."""
    for output in chosen(names):
        if lack := missing(output):
            yield lack
        else:
            yield from output.check(setting)


def lacking(names: Collection[str]) -> dict[str, Problem]:
    """Return the problem of each of the ``names`` that this machine can't make."""
    return {o.name: lack for o in chosen(names) if (lack := o.lacking())}


def makeable(names: Collection[str]) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Return the ``names`` that this machine can make, and a warning for each other one.

    If it can make none, these are errors.
    """
    lacks = lacking(names)
    rest = tuple(name for name in names if name not in lacks)
    if not rest:
        return rest, tuple(lacks.values())
    without = "; the report is made without it"
    told = [replace(lack, reason=lack.reason + without) for lack in lacks.values()]
    return rest, tuple(replace(problem, severity=Severity.WARNING) for problem in told)


def missing(output: Output) -> Problem | None:
    """Return the problem of an output whose packages are missing; ``None`` if they are there."""
    if all(find_spec(name) for name in output.needs):
        return None
    reason = "needs packages that are not installed"
    hint = f'install them: pip install "humanitarian-sitrep[{output.extra}]"'
    return Problem(f"--format {output.name}", Code.PACKAGE_MISSING, reason, hint)


def half_made(setting: Setting) -> Iterator[Problem]:
    """Yield a warning for each own section that some outputs leave out."""
    printed = [output for output in known() if output.templates]
    for name in setting.own:
        for ending in dict.fromkeys(output.templates for output in printed):
            file = f"templates/{name}{ending}"
            if not (setting.workspace / file).is_file():
                without = " and ".join(o.name for o in printed if o.templates == ending)
                reason = f"is not there, so the section is left out of {without}"
                hint = f'add the file, or take "{name}" out of [report] sections'
                code = Code.SECTION_NOT_PRINTED
                yield Problem(file, code, reason, hint, severity=Severity.WARNING)


def labels() -> dict[str, str]:
    """Return the label of the pages with each ending, in the order of listing."""
    return {output.ending: output.label for output in known() if not output.always}


def pages(language: str, *, draft: bool = False) -> dict[str, str]:
    """Return the file name of each output that is made only on request."""
    made = (output for output in known() if not output.always)
    return {output.name: output.file(language, draft=draft) for output in made}


def written(
    names: Collection[str],
    report: Report,
    drawings: Sequence[Drawing],
    setting: Setting,
    notify: Callable[[str], None],
) -> dict[str, bytes]:
    """Return the files of the outputs of these names; ``notify`` is called before each."""
    files = {}
    for output in chosen(names):
        if not output.always:
            notify(f"rendering {output.name}")
        files[output.file(report.language, draft=setting.draft)] = output.write(
            report, drawings, setting
        )
    return files
