"""Writes docs/context.md: every field that a template can reach, from the code and one build.

Names, types and which field holds what come from the dataclasses, from Report on; the
examples from the bundled example's report; meaning, unit and version from docs/context.toml,
which a test keeps complete. Run by ``make context``.
"""

from __future__ import annotations

import datetime as dt
import inspect
import re
import textwrap
import tomllib
import types
import typing
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_args, get_origin, get_type_hints
from unittest.mock import patch

from sitrep import pipeline as build
from sitrep.model.codes import Code
from sitrep.model.report import Report
from sitrep.outputs import markdown
from sitrep.outputs import page as html_page
from sitrep.pipeline import gather
from sitrep.templating import renamed
from sitrep.templating.helpers import Helpers

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "context.md"
WEEK = "2019-W19"
AS_OF = dt.date(2019, 5, 17)
#: Where something that WEEK hasn't is looked for.
OTHER_WEEKS = ("2019-W18", "2019-W20", "2019-W37")
LONGEST = 60
#: What the tables in docs/context.toml are about, where not a class.
CONTEXT, OF_TEMPLATES = "context", "templates"
_NUMBERS = ("number", "Figure")


class Entry(typing.NamedTuple):
    """What docs/context.toml says of one name."""

    means: str
    unit: str
    added: str


@cache
def meanings() -> dict[tuple[str, str], Entry]:
    """Return what is written of each (class, field)."""
    text = tomllib.loads((ROOT / "docs" / "context.toml").read_text(encoding="utf-8"))
    found = {}
    for added, classes in text.items():
        for name, entries in classes.items():
            for field, said in entries.items():
                means, unit = said if isinstance(said, list) else (said, "")
                assert (name, field) not in found, f"{name}.{field} stands twice"
                found[name, field] = Entry(means, unit, added)
    return found


# --- types ------------------------------------------------------------------------------------


@cache
def members(kind: type) -> dict[str, Any]:
    """Return the type of each field, property and method of a dataclass that is public."""
    hints = get_type_hints(kind)
    found = {f.name: hints[f.name] for f in fields(kind)}
    for name, value in vars(kind).items():
        if name.startswith("_") or name in found:
            continue
        if isinstance(value, property):
            found[name] = get_type_hints(value.fget)["return"]
        elif inspect.isfunction(value):
            found[f"{name}(…)"] = get_type_hints(value)["return"]
    return found


def classes() -> list[type]:
    """Return Report and every dataclass that is reached from it, in that order."""
    found: list[type] = [Report]
    for kind in found:
        for hint in members(kind).values():
            found += [k for k in _held(hint) if k not in found]
    return found


def _held(hint: Any) -> Iterator[type]:
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
    for part in get_args(hint):
        yield from _held(part)


def spelled(hint: Any) -> str:
    """Return a type as people say it."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return " or ".join(spelled(part) for part in parts)
    if origin is tuple:
        if parts[-1] is Ellipsis:
            inner = spelled(parts[0])
            return f"list of {f'({inner})' if ' or ' in inner else inner}"
        return f"({', '.join(map(spelled, parts))})"
    if origin is not None and issubclass(origin, Mapping):
        inner = spelled(parts[1])
        return f"{f'({inner})' if ' or ' in inner else inner} by {spelled(parts[0])}"
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        if hint is Code:  # too many to be listed in a cell
            return "a [code](problems.md#codes)"
        members = [f"`{member.value}`" for member in hint]
        return ("one of " if len(members) > 1 else "") + ", ".join(members)
    if isinstance(hint, type) and is_dataclass(hint):
        return f"[{hint.__name__}](#{hint.__name__.lower()})"
    return {
        str: "text",
        int: "number",
        float: "number",
        bool: "yes or no",
        dt.date: "date",
        types.NoneType: "none",
    }[hint]


def is_counted(hint: Any) -> bool:
    """Return whether a field's value is a number, or a figure, that needs a unit."""
    said = re.sub("`[^`]*`", "", spelled(hint))  # A code may have any word in it.
    return any(word in said for word in _NUMBERS) and "FigureEntry" not in said


# --- examples ---------------------------------------------------------------------------------


class Seen(typing.NamedTuple):
    """What one build of the example gave the templates."""

    report: Report
    names: Mapping[str, object]
    environments: Mapping[str, Any]


@cache
def seen() -> Seen:
    """Return the report of the example's week, the page's names and its environments."""
    names: dict[str, object] = {}
    environments = {}

    def spy(environment: Any, given: Any, context: Mapping[str, Any], workspace: Path) -> str:
        if given[0] in ("report.html", "report.md"):
            names.update(context)
            environments[given[0]] = environment
        return ""

    day = dt.date(2019, 9, 20)
    spied = (patch.object(module, "rendered", spy) for module in (html_page, markdown))
    with TemporaryDirectory() as folder, next(spied), next(spied):
        config, out = ROOT / "config.toml", Path(folder)
        build.build(build.Request(config, day, WEEK, out, as_of=AS_OF, formats=("html", "md")))
    report = names["report"]
    assert isinstance(report, Report)
    return Seen(report, names, environments)


@cache
def examples() -> dict[tuple[str, str], object]:
    """Return for each (class, field) the first value in the report that isn't empty."""
    found: dict[tuple[str, str], object] = {}
    _gather(seen().report, found)
    inputs = gather(ROOT / "config.toml")
    for week in OTHER_WEEKS:
        request = build.Request(inputs.config.path, dt.date(2019, 9, 20), week)
        _gather(build.summary_of(inputs, request)[0], found)
    found |= {(CONTEXT, name): value for name, value in seen().names.items()}
    return found


def _gather(value: object, found: dict[tuple[str, str], object]) -> None:
    kind = type(value)
    parts: Iterable[object] = ()
    if is_dataclass(value):
        names = [name for name in members(kind) if not name.endswith("(…)")]
        held = {name: getattr(value, name) for name in names}
        for name in names:
            found[kind.__name__, name] = found.get((kind.__name__, name)) or held[name]
        parts = held.values()
    elif isinstance(value, Mapping):
        parts = value.values()
    elif isinstance(value, tuple):
        parts = value
    for part in parts:
        _gather(part, found)


def shown(value: object) -> str:
    """Return an example in a cell of a table."""
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, StrEnum | str):
        text = " ".join(str(value).split())
        return (
            _code(text if len(text) <= LONGEST else text[: LONGEST - 1] + "…") if text else "empty"
        )
    if isinstance(value, Mapping):
        keys = [_key(key) for key in list(value)[:3]]
        return ", ".join([*keys, *(["…"] if len(value) > 3 else [])]) if keys else "empty"
    if isinstance(value, tuple | list):
        return _listed(tuple(value))
    if is_dataclass(value):
        return f"a {type(value).__name__}"
    return _code(str(value))


def _key(key: object) -> str:
    return _code(repr(key) if isinstance(key, tuple) else str(key) or '""')


def _listed(value: tuple[object, ...]) -> str:
    if not value:
        return "empty"
    if isinstance(value[0], tuple) or is_dataclass(value[0]):
        return f"{len(value)} of them"
    more = f", … ({len(value)})" if len(value) > 2 else ""
    return ", ".join(map(shown, value[:2])) + more


def _code(text: str) -> str:
    return f"`{text}`"


# --- the page ---------------------------------------------------------------------------------


def page() -> str:
    """Return docs/context.md."""
    parts = [INTRO, _context(), _helpers(), _of_templates()]
    parts += [_class(kind) for kind in classes()]
    return "\n\n".join([*parts, _renamed()]) + "\n"


INTRO = f"""\
# What a template can read

<!-- Written by `make context` from the code and docs/context.toml; edit those. -->

Templates for HTML, PDF, Markdown and Word read the same names. **Everything on this page is
stable**: the report, its masthead, labels, sections, cards, charts, tables, figures, mentions,
the summary and all it holds, and the helpers. A renamed thing (a field, a table, a chart, a
shipped template, a field of report.json) keeps its old name for one minor version, with a
warning that gives the template, the line and the new name; see [the present ones](#renamed).
Anything else (the order of a list, ids and classes of the shipped page's HTML) may change.

Every field for people to read is text in the report's language, with its qualifier: print it as
it is. Numbers are under `report.figures` and `report.summary`, for templates that sort or choose
by them. `none` is *not reported* or *not known*, never zero.

The examples are from the bundled example's report of {WEEK}, or from another of its weeks if that
one has none; "empty" and "none" are the values in all of them, and "—" marks what does not occur
there. "Since" is the version that added the field. The [README](../README.md#make-it-yours) says
how to replace templates, and [People's text](narrative.md) how a text refers to figures."""


def _context() -> str:
    rows = [
        (f"`{name}`", _type_of(value), *_said(CONTEXT, name))
        for name, value in seen().names.items()
    ]
    return "## Names\n\n" + _table(("name", "type", "meaning", "example", "since"), rows)


def _type_of(value: object) -> str:
    kind = type(value)
    if kind is list:
        return "list of [Section](#section)"
    if kind is dict:
        return "text by text"
    return spelled(kind)


def _said(group: str, name: str) -> tuple[str, str, str]:
    entry = meanings()[group, name]
    known = (group, name) in examples()
    return entry.means, shown(examples()[group, name]) if known else "—", entry.added


HELPERS = """\
## Helpers

They find things in the report and print them; none computes. Helpers of one value are filters
too: `{{ report.as_of | date }}`. An unknown name stops the build with the template, the line and
the nearest name. A table or chart that only this report lacks prints nothing, and is false in an
`if`.

A table or a chart prints itself: `{{ table("casualty-totals") }}` on a line of its own prints the
whole table, in HTML and in Markdown, with the templates' `macros`. So does any table, chart or
card of a section. In Word, print its fields. Inside the blocks `chart` and `table`, these two
names are the chart and the table being printed, not the helpers."""


def _helpers() -> str:
    parts = [HELPERS]
    for name, helper in helpers().items():
        given = ", ".join(list(inspect.signature(helper).parameters)[1:])
        said = (inspect.getdoc(helper) or "").partition("\n\n")[0]
        entry = meanings()["helpers", name]
        rows = [(f"`{{{{ {call} }}}}`", prints) for call, prints in calls(helper)]
        parts += [
            f"### `{name}({given})`",
            f"{said} Since {entry.added}.\n\n- Takes {entry.means}.\n- Gives {entry.unit}.",
            _table(("in a template", f"prints, in {WEEK}"), rows),
        ]
    return "\n\n".join(parts)


def calls(helper: Any) -> list[tuple[str, str]]:
    """Return the examples in a helper's docstring: what is called, and what it prints."""
    examples = (inspect.getdoc(helper) or "").split(">>> ")[1:]
    parts = [example.partition("\n") for example in examples]
    return [(call.strip(), " ".join(prints.split())) for call, _, prints in parts]


def helpers() -> dict[str, Any]:
    """Return the helpers by name."""
    return {name: made for name, made in vars(Helpers).items() if not name.startswith("_")}


def _of_templates() -> str:
    lines = [
        "## What else the shipped templates use",
        "",
        _table(
            ("name", "what it does", "since"),
            [(f"`{n}`", e.means, e.added) for (g, n), e in meanings().items() if g == OF_TEMPLATES],
        ),
    ]
    return "\n".join(lines)


def _class(kind: type) -> str:
    name = kind.__name__
    said, _, more = inspect.getdoc(kind).partition("\n\n")
    rows = []
    for field, hint in members(kind).items():
        entry = meanings()[name, field]
        unit = f" ({entry.unit})" if entry.unit else ""
        means, example, added = _said(name, field)
        example = "" if field.endswith("(…)") else example
        rows.append((f"`{field}`", spelled(hint) + unit, means, example, added))
    about = _plain("\n\n".join(filter(None, (said, more))))
    head = ("field", "type (unit)", "meaning", "example", "since")
    return f"## {name}\n\n{about}\n\n{_table(head, rows)}"


def _plain(docstring: str) -> str:
    """Return a docstring as Markdown."""
    text = docstring.replace("``", "`").replace(":class:", "")
    parts = [textwrap.fill(part, 95) for part in text.split("\n\n")]
    return "\n\n".join(parts)


def _renamed() -> str:
    if not renamed.RENAMED:
        return "## Renamed\n\nNothing at present."
    rows = [
        (e.kind.value, f"`{e.old}`", f"`{e.new}`" if e.new else "—", e.since, e.gone)
        for e in renamed.RENAMED
    ]
    return "## Renamed\n\n" + _table(("what", "old name", "new name", "since", "gone in"), rows)


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    safe = [tuple(cell.replace("|", "\\|") for cell in row) for row in rows]
    lines = [head, ("---",) * len(head), *safe]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE.relative_to(ROOT))
