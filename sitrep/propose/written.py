"""Write a Proposal as lines of config.toml and of the terminal.

All text from the file is quoted here, so that a header, sheet or file name is always one value.
Of cells, only their kind is written.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sitrep.model.problem import counted, errors_in, short
from sitrep.propose import Dates, Line, Proposal, Sure
from sitrep.propose.shapes import Shape, Text
from sitrep.read.formats import Format
from sitrep.wording import Words

if TYPE_CHECKING:
    from sitrep.pipeline import Inputs

#: How many unmapped columns are named at the terminal.
_SHOWN = 8
_LIKELY = Sure.LIKELY.value
_ENCODING = "the file is not UTF-8 but can be read so; check that its letters are right"
_NEVER_ADDED = "Households are not people and are never added to them: they need an indicator."


def quoted(text: str) -> str:
    """Return ``text`` as a TOML string on one line; invisible characters are escaped."""
    escaped = (c if c.isprintable() else f"\\U{ord(c):08X}" for c in _slashed(text))
    return f'"{"".join(escaped)}"'


def _slashed(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def source(proposal: Proposal, path: str) -> str:
    """Return the ``[[source]]`` of the file, which is at ``path`` in the workspace."""
    return "\n".join([*_source(proposal, path), ""])


def _source(proposal: Proposal, path: str) -> Iterator[str]:
    known = proposal.format
    if known and known.name != "canonical":
        yield from _known(known)
    elif proposal.choices:
        yield "# More than one format fits the columns: remove the # from one of the lines below."
    else:
        yield "# Proposed from the file. sure: read; likely: read, but check it; guess: read only"
        yield "# when you remove the #."
    yield "[[source]]"
    yield f"path = {quoted(path)}"
    if proposal.choices:
        yield from (f'# format = "{f.name}"  # {f.title}' for f in proposal.choices)
    elif not known or known.name == "canonical":
        yield f'table = "{proposal.table}"'
    elif proposal.lines:
        # With a mapping, the form would fit sitrep's own columns as well.
        yield f'format = "{known.name}"'
    yield from _file(proposal)
    for other in proposal.other_sheets:
        yield f"# {quoted(other)} is also a table: give it a [[source]] of its own, with"
        yield f"# sheet = {quoted(other)}; where its ids begin anew, with id_prefix as well"
    yield from (f"# {line}" for line in notes(proposal))
    yield from map(_dates, proposal.dates)
    yield from map(_shape, proposal.shapes)
    yield from _columns(proposal)
    yield from _indicators(proposal)


def _file(proposal: Proposal) -> Iterator[str]:
    """Yield the keys about the file as a whole: sheet, encoding, name."""
    if proposal.sheet:
        yield f"sheet = {_sheets(proposal)}{_together(proposal)}"
    yield from (f"{key}  # {_LIKELY}: {_ENCODING}" for key in _encoding(proposal))
    if _names_nobody(proposal):
        yield '# name = "…"  # the source of all rows; without it the file, as no column names one'


def _sheets(proposal: Proposal) -> str:
    if not proposal.sheets:
        return quoted(proposal.sheet)
    return f"[{', '.join(map(quoted, proposal.sheets))}]"


def _together(proposal: Proposal) -> str:
    if not proposal.together:
        return ""
    return f"  # {_LIKELY}: {proposal.together} sheets have the same header, and share no row"


def _encoding(proposal: Proposal) -> list[str]:
    return [f'encoding = "{proposal.encoding}"'] if proposal.encoding else []


def _names_nobody(proposal: Proposal) -> bool:
    """Return whether a home-made log has no column that names its sources."""
    own = proposal.format is None or proposal.format.name == "canonical"
    says = any(line.target == "source" and line.read for line in proposal.lines)
    return own and not proposal.choices and proposal.table in ("events", "totals") and not says


def _known(known: Format) -> Iterator[str]:
    yield f"# {known.title}, recognised by its columns. More: sitrep sources {known.name}"
    words = Words()
    for caveat in known.caveats:
        yield from textwrap.wrap(words(caveat), 90, initial_indent="# ", subsequent_indent="#   ")


def _dates(dates: Dates) -> str:
    mark = "# " if dates.sure is Sure.GUESS else ""
    return f'{mark}dates = "{dates.value}"  # {dates.sure.value}: {dates.reason}'


def _shape(shape: Shape) -> str:
    mark = "# " if shape.sure is Sure.GUESS else ""
    return f"{mark}{shape.key} = {_value(shape)}  # {shape.sure.value}: {shape.reason}"


def _value(shape: Shape) -> str:
    return "".join(quoted(p.header) if isinstance(p, Text) else p for p in shape.value)


def _columns(proposal: Proposal) -> Iterator[str]:
    mapped = [line for line in proposal.lines if not _is_made(line, proposal)]
    if not mapped and not proposal.unmapped:
        return
    yield ""
    yield "[source.columns]"
    for line in mapped:
        mark = "# " if line.sure is Sure.GUESS else ""
        header = quoted(line.column.header)
        yield f"{mark}{line.target} = {header}  # {line.sure.value}: {_reason(line)}"
        if line.target == "event_id" and proposal.without_id and not mark:
            rows = counted(proposal.without_id, "row has", "rows have")
            yield f'# event_id = ""  # guess: {rows} no id: in place of the line above, to drop it'
    listed = [(header, kind) for header, kind in proposal.unmapped if kind]
    if listed:
        yield "# Columns that no line takes, and what stands in them:"
        yield from (f"#   {quoted(header)}: {kind}" for header, kind in listed)
    if more := len(proposal.unmapped) - len(listed):
        yield f"#   and {more:,} more"


def _indicators(proposal: Proposal) -> Iterator[str]:
    for n, header in enumerate(proposal.households):
        name = "households" + (f"_{n + 1}" if n else "")
        yield ""
        yield f"# {_NEVER_ADDED}"
        yield "# [[indicator]]"
        yield f'# name = "{name}"'
        yield f'# label = "{name.replace("_", " ")}"'
        yield '# unit = "households"'
        yield f"# column = {quoted(header)}"


def _is_made(line: Line, proposal: Proposal) -> bool:
    """Return whether a line's column is made by sitrep and is not in the file."""
    return line.own and line.column.header in proposal.made


def _reason(line: Line) -> str:
    """Return a line's reason, with a note where a guess is read all the same."""
    read = "; it is read by its name all the same" if line.own and line.sure is Sure.GUESS else ""
    return _on_one_line(line.reason) + read


def _on_one_line(reason: str) -> str:
    """Return a reason on one line, whatever characters a header in it has."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in reason)


def notes(proposal: Proposal) -> Iterator[str]:
    """Yield notes about the file that are not lines of config.toml."""
    if proposal.joined:
        yield f"date_start is made of the columns {_named(proposal.joined)}"
    if "latitude" in proposal.made:
        yield "latitude and longitude are made of the one column that has both, in this order"
    if proposal.wide:
        what = f"{counted(proposal.wide, 'column is', 'columns are')} named by a number or a date"
        yield f"{what}: one row must be one event, so make rows of them, or give them names"
    for header, why in proposal.refused:
        yield f"{quoted(short(header))} {why}: it is not proposed"
    if proposal.format is None and not proposal.choices and not _has_date(proposal):
        yield "No column is surely the date, without which no row can be used"


def _has_date(proposal: Proposal) -> bool:
    when = {"events": "date_start", "totals": "as_of"}.get(proposal.table, "")
    return not when or any(line.target == when and line.read for line in proposal.lines)


def _named(headers: Iterable[str]) -> str:
    return ", ".join(quoted(short(header)) for header in headers)


# --- for the terminal ---------------------------------------------------------------------


def told(proposal: Proposal, inputs: Inputs, config: str) -> Iterator[str]:
    """Yield the proposal with the confidence of each line, the result of check, and the next step.

    ``config`` is the option that names config.toml in the next command.
    """
    yield _heading(proposal)
    if proposal.sheet:
        cells = f"; the cells looked at are of {quoted(proposal.looked_at)}"
        yield f"sheet: {_sheets(proposal)}{cells if proposal.looked_at else ''}"
    yield from (f"{_LIKELY:6} {key}: {_ENCODING}" for key in _encoding(proposal))
    for line in proposal.lines:
        if not _is_made(line, proposal):
            header = quoted(short(line.column.header))
            yield f"{line.sure.value:6} {line.target} = {header}: {_reason(line)}"
    yield from _keys(proposal)
    yield from notes(proposal)
    if proposal.unmapped:
        more = len(proposal.unmapped) - _SHOWN
        named = _named(header for header, _ in proposal.unmapped[:_SHOWN])
        yield f"not mapped: {named}" + (f" and {more:,} more" if more > 0 else "")
    if proposal.households:
        yield f"households: {_named(proposal.households)}. {_NEVER_ADDED}"
    if proposal.other_sheets:
        yield f"also tables, but not read: the sheets {_named(proposal.other_sheets)}"
    yield from _outcome(inputs, config)


def _keys(proposal: Proposal) -> Iterator[str]:
    for dates in proposal.dates:
        yield f'{dates.sure.value:6} dates = "{dates.value}": {dates.reason}'
    for shape in proposal.shapes:
        if shape.sure is not Sure.GUESS:
            yield f"{shape.sure.value:6} {shape.key} = {_value(shape)}: {shape.reason}"


def _heading(proposal: Proposal) -> str:
    known = proposal.format
    if known and known.name != "canonical":
        return f"{known.title}, recognised by its columns. More: sitrep sources {known.name}"
    if proposal.choices:
        names = " or ".join(f.name for f in proposal.choices)
        return f"More than one format fits: choose {names} in config.toml"
    return f"A log of your own, read as a table of {proposal.table}:"


def _outcome(inputs: Inputs, config: str) -> Iterator[str]:
    problems = len(errors_in(inputs.problems))
    used = sum(count.used for count in inputs.cleaned.counts)
    can = f"{counted(used, 'row', 'rows')} can be used"
    if problems:
        found = counted(problems, "problem", "problems")
        yield f"{can} as it stands, with {found}. Look at config.toml, then: sitrep check{config}"
    else:
        yield f"{can}. Look at config.toml, then: sitrep build{config}"
