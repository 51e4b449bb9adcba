"""HXL: any table whose columns carry hashtags (#date+occurred, #affected+killed) in one row.

The row of tags is within the first 25 rows, under headers of any language. libhxl, an extra,
reads the tags and matches the patterns; only files with tags need it. A tag overrides its
header; where the two disagree, there is a warning.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity, SitrepError, quote
from sitrep.read.formats import Format
from sitrep.read.formats.hxl_tags import BOUNDS, BY_TAG, COUNTED, GROUPS, PATTERNS, PLAIN, SAID
from sitrep.read.header import HEADER_WITHIN, Origin, Prepared
from sitrep.vocabulary.fold import fold

#: The shape of a tag; libhxl decides whether it is one.
_TAG = re.compile(r"\s*#\s*[a-z][a-z0-9_]*(?:\s*\+\s*[a-z][a-z0-9_]*)*\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Layout:
    """The index of the row of tags, and a unique name for each column."""

    tags: int
    names: tuple[str, ...]


def layout(rows: Sequence[Sequence[str]]) -> Layout | None:
    """Return the layout of a table with HXL tags; ``None`` where it has no row of tags.

    Names come from the row above the tags; a blank or repeated one gets its column's number.
    The rows from the tags on, framed under these names, are what :func:`prepare` takes.
    """
    found = tag_row(rows)
    if found is None:
        return None
    above = rows[found - 1] if found else rows[found]
    width = max(len(rows[found]), len(above))
    names: list[str] = []
    seen: set[str] = set()
    for place in range(width):
        name = above[place].strip() if place < len(above) else ""
        if not name or fold(name) in seen:
            name = f"{name} (column {place + 1})".strip()
        seen.add(fold(name))
        names.append(name)
    return Layout(found, tuple(names))


def tag_row(rows: Sequence[Sequence[str]]) -> int | None:
    """Return the index of the row of tags within the first 25, or ``None``.

    Half of its filled cells are tags: some publishers forget a "#".
    """
    for n, row in enumerate(rows[:HEADER_WITHIN]):
        cells = [cell for cell in row if cell.strip()]
        if cells and sum(bool(_TAG.fullmatch(cell)) for cell in cells) * 2 >= len(cells):
            return n
    return None


def prepare(frame: pd.DataFrame, origin: Origin) -> Prepared:
    """Return canonical columns for the tagged ones of ``frame``, which holds the row of tags."""
    names = [str(c) for c in frame.columns if c != "line"]
    at, texts = _tags(frame, names)
    tags = [_Tagged(name, text, _column(text)) for name, text in zip(names, texts, strict=True)]
    body = frame.iloc[at + 1 :] if at >= 0 else frame
    taken = _assigned(tags, origin)
    _check_enough(taken, tags, origin)
    line = _line(frame, at) if at >= 0 else origin.header
    notes = tuple(_notes(tags, taken, body, line))
    canonical = body[[t.name for t in taken.values()]].set_axis([*taken], axis=1)
    canonical = _year_where_no_day(canonical, body, tags)
    if "line" in frame.columns:
        canonical = canonical.assign(line=body["line"])
    return Prepared(canonical, {k: t.name for k, t in taken.items()}, notes)


@dataclass(frozen=True, slots=True)
class _Tagged:
    name: str
    text: str
    column: Any


def _hxl() -> Any:
    try:
        # Imported by name, since it has no types; only files with tags need it.
        return importlib.import_module("hxl.model")
    except ImportError as error:
        reason = f"has HXL tags, and libhxl, which reads them, is not installed ({error})"
        hint = 'install it: pip install "humanitarian-sitrep[hxl]"'
        raise SitrepError([Problem("", Code.PACKAGE_MISSING, reason, hint)]) from None


def _tags(frame: pd.DataFrame, names: Sequence[str]) -> tuple[int, list[str]]:
    """Return the position of the tags in ``frame`` (-1: its header) and the tags."""
    top = frame[list(names)].head(HEADER_WITHIN).to_numpy().tolist()
    # Where the tags are the file's first row, they are the columns' names as well.
    found = tag_row(top)
    if found is not None:
        return found, [str(t) for t in top[found]]
    if tag_row([names]) is not None:
        return -1, [*names]
    reason = f"no row of HXL tags is among the first {HEADER_WITHIN}"
    hint = "put tags like #date+occurred under the header"
    raise SitrepError([Problem("", Code.HEADER_MISSING, reason, hint)])


def _line(frame: pd.DataFrame, at: int) -> int:
    return int(str(frame["line"].iloc[at] if "line" in frame.columns else frame.index[at]))


def _column(text: str) -> Any:
    """Return libhxl's column; ``None`` for a blank or wrong tag."""
    tag = text.strip().replace("# ", "#", 1)
    return _hxl().Column.parse(tag) or None if tag else None


# --- which column is which ----------------------------------------------------------------


def _assigned(tags: Sequence[_Tagged], origin: Origin) -> dict[str, _Tagged]:
    """Return the file's column for each canonical one; two that match equally are a problem.

    What config.toml maps by hand goes before what tags say.
    """
    taken = {t.name: t for t in tags if t.name in origin.mapped}
    problems: list[Problem] = []
    known = [t for t in tags if t.column and t.name not in taken]
    claims = {k: _best(known, patterns) for k, patterns in PATTERNS.items() if k not in taken}
    for tagged in known:
        if (measure := _measure(tagged.column)) and measure not in taken:
            claims.setdefault(measure, []).append(tagged)
    for name, claimants in claims.items():
        claimants = [t for t in claimants if fold(t.name) == name] or claimants
        if len(claimants) > 1:
            both = " and ".join(quote(t.name) for t in claimants[:3])
            reason = f"has the tag {claimants[0].column.display_tag}, and so have others: {both}"
            hint = f'say which in [[source]]: columns = {{{name} = "{claimants[0].name}"}}'
            at = (origin.header, claimants[0].name)
            problems.append(Problem("", Code.COLUMN_AMBIGUOUS, reason, hint, *at))
        elif claimants:
            taken[name] = claimants[0]
    if problems:
        raise SitrepError(problems)
    return taken


def _best(tags: Sequence[_Tagged], patterns: Sequence[str]) -> list[_Tagged]:
    for pattern in patterns:
        matcher = _hxl().TagPattern.parse(pattern)
        if matching := [t for t in tags if matcher.match(t.column)]:
            return matching
    return []


def _measure(column: Any) -> str:
    """Return the canonical name of a count of people; "" where the tag is of another group.

    #affected+killed+f is a part of the killed, not the total: it is not read as killed.
    """
    if column.tag != "#affected":
        return ""
    attributes = set(column.attributes)
    for needed, indicator in COUNTED:
        if needed <= attributes:
            rest = attributes - needed - PLAIN
            bounds = {BOUNDS[a] for a in rest & BOUNDS.keys()}
            groups = {GROUPS[a] for a in rest & GROUPS.keys()}
            if rest - BOUNDS.keys() - GROUPS.keys() or len(bounds) > 1 or len(groups) > 1:
                return ""
            return "_".join([indicator, *groups, *bounds])
    return ""


def _year_where_no_day(
    canonical: pd.DataFrame, body: pd.DataFrame, tags: Sequence[_Tagged]
) -> pd.DataFrame:
    """Return the frame with the year as the date of rows without another date."""
    years = _best([t for t in tags if t.column], ("#date+year-end-reported",))
    if len(years) != 1 or "date_start" not in canonical:
        return canonical
    start = canonical["date_start"]
    return canonical.assign(date_start=start.where(start.str.strip() != "", body[years[0].name]))


# --- problems -----------------------------------------------------------------------------


def _check_enough(taken: Mapping[str, _Tagged], tags: Sequence[_Tagged], origin: Origin) -> None:
    lacking = []
    if not {"date_start", "date_end"} & taken.keys():
        lacking.append("when it happened (#date+occurred, #date+start or #date)")
    measured = [t for t in tags if t.column and _measure(t.column)]
    if "event_type" not in taken and not measured:
        lacking.append("what happened (#event+type, or a count: #affected+killed, +injured …)")
    if lacking:
        none = ", and none ".join(lacking)
        reason = f"is not a table of events by its HXL tags: none says {none}"
        shown = ", ".join(t.text.strip() for t in tags if t.column)[:200]
        hint = f"tag those columns, or remove the file; its tags are {shown}"
        raise SitrepError([Problem("", Code.COLUMN_MISSING, reason, hint, origin.header)])


def _notes(
    tags: Sequence[_Tagged], taken: Mapping[str, _Tagged], body: pd.DataFrame, line: int
) -> Iterator[Problem]:
    """Yield a warning for each tag that is wrong, contradicts its header or is not read."""
    read = {t.name for t in taken.values()}
    for tagged in tags:
        wrong = _wrong(tagged, tagged.name in read)
        if wrong and (body[tagged.name].str.strip() != "").any():
            text = tagged.text.strip()
            yield Problem("", *wrong, line, tagged.name, text, Severity.WARNING)


def _wrong(tagged: _Tagged, read: bool) -> tuple[Code, str, str] | None:
    said = _said(re.findall(r"[^\W\d_]+", fold(tagged.name)), SAID)
    if tagged.column is None and tagged.text.strip():
        reason, hint = "is not an HXL tag, so the column is not read", "write it like #adm1+name"
        return Code.COLUMN_NOT_READ, reason, hint
    if tagged.column is None:
        reason = "has no HXL tag, so the column is not read"
        hint = "give it one, like #affected+killed"
        return (Code.COLUMN_NOT_READ, reason, hint) if said else None
    attributes = {tagged.column.tag.removeprefix("#"), *tagged.column.attributes}
    meant = _said(sorted(attributes), BY_TAG)
    if said and meant and not said & meant:
        reason = f"is the tag of {_one(meant)}, and the header says {_one(said)}"
        hint = "the tag is used: correct it, or the header"
        return Code.TAG_AND_HEADER_DIFFER, reason, hint
    if tagged.column.tag == "#affected" and not read:
        reason = "counts people in a way that sitrep does not read"
        if {"idps", "refugees"} & attributes:
            reason = "is a number of people at a date, not of an event: the column is not read"
        hint = "say what it is in [[source]]: columns, if it is to be counted"
        return Code.COLUMN_NOT_READ, reason, hint
    return None


def _said(words: Sequence[str], known: Mapping[str, str]) -> set[str]:
    return {known[w] for w in words if w in known}


def _one(words: set[str]) -> str:
    return " and ".join(sorted(words))


FORMATS = (
    Format(
        name="hxl",
        title="Humanitarian Exchange Language (HXL) hashtags",
        table="events",
        # Not a column's name but the row of tags identifies this format (see `layout`).
        signature=frozenset({"#date"}),
        prepare=prepare,
        caveats=(
            "caveat-hxl-tags",
            "caveat-hxl-groups",
        ),
        licence="As its publisher states; HXL itself is free to use",
    ),
)
