"""KoBoToolbox and ODK exports: one row is one submission of a form of the team's own.

Only the columns that the server adds identify the format. Questions are matched to canonical
columns by the last part of ``group/question``; others need ``columns`` in config.toml. The 0/1
column of one choice is not a count and is dropped; the question's summary column is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from sitrep.config.built_in import OF_EVENTS
from sitrep.model.accounts import BOUNDS, EVENT_COLUMNS, measures_in
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity, SitrepError, quote
from sitrep.read.formats import Format
from sitrep.read.header import Origin, Prepared
from sitrep.vocabulary.fold import fold

#: The groups that a question's name may have ("displaced_from" asks for a place).
_GROUPS = (
    "civilians",
    "combatants",
    "women",
    "men",
    "children",
    "girls",
    "boys",
    "patients",
    "health_workers",
    "aid_workers",
)
_MEASURES = frozenset(
    "_".join(filter(None, (i, g, b)))
    for i in OF_EVENTS
    for g in ("", *_GROUPS)
    for b in ("", *BOUNDS)
)
#: The values of a choice's own column.
_TICKS = frozenset({"0", "1", "", "true", "false"})
_HINT = 'say which in [[source]]: columns = {{{0} = "{1}"}}'


@dataclass(frozen=True, slots=True)
class _Server:
    """The columns that a server adds: ids, best first, the submission's time, the review."""

    separator: str
    ids: tuple[str, ...]
    submitted: str
    review: str
    rejected: frozenset[str]


_KOBO = _Server(
    "/",
    ("_uuid", "_id"),
    "_submission_time",
    "_validation_status",
    frozenset({"validation_status_not_approved", "not approved"}),
)
_ODK = _Server("-", ("key",), "submissiondate", "reviewstate", frozenset({"rejected"}))


def _prepare(frame: pd.DataFrame, origin: Origin, server: _Server) -> Prepared:
    """Return the questions that are canonical columns, and the server's own."""
    body = _without_tags(frame)
    own = [str(c) for c in body.columns if c != "line"]
    questions = [c for c in own if not _is_choice(c, own, server.separator)]
    matched, problems = _matched(questions, body, origin, server)
    position, more = _position([c for c in questions if c not in matched.values()], origin)
    matched = {**{k: c for k, c in position.items() if k not in matched}, **matched}
    canonical = body[[*matched.values()]].set_axis([*matched], axis=1)
    by_fold = {fold(c): c for c in own}
    canonical = _server_columns(canonical, body, by_fold, server)
    # Other questions keep their names, for `columns` and for near misses.
    rest = [c for c in questions if c not in matched.values() and fold(c) not in canonical]
    rest = [c for c in rest if not c.startswith("_") and not measures_in([fold(c)], OF_EVENTS)]
    canonical = canonical.assign(**{c: body[c] for c in rest})
    if "line" in body.columns:
        canonical = canonical.assign(line=body["line"])
    return Prepared(canonical, dict(matched), (*problems, *more))


def _without_tags(frame: pd.DataFrame) -> pd.DataFrame:
    """Drop the row of HXL tags under the header; `format = "hxl"` would use them."""
    if frame.empty:
        return frame
    first = frame.drop(columns="line", errors="ignore").iloc[0].astype("str").str.strip()
    tags = first[first != ""]
    return frame.iloc[1:] if len(tags) and tags.str.startswith("#").mean() > 0.5 else frame


def _is_choice(column: str, columns: Iterable[str], separator: str) -> bool:
    """Return whether a column is one choice of a question that also has a summary column."""
    parent, found, _ = column.rpartition(separator)
    return bool(found) and parent in columns


def _matched(
    questions: Sequence[str], body: pd.DataFrame, origin: Origin, server: _Server
) -> tuple[dict[str, str], list[Problem]]:
    """Return the question of each canonical column; raises SitrepError for two of one name."""
    claims: dict[str, list[str]] = {}
    for column in questions:
        name = fold(column.rpartition(server.separator)[2])
        if _canonical(name):
            claims.setdefault(name, []).append(column)
    matched: dict[str, str] = {}
    warnings: list[Problem] = []
    errors: list[Problem] = []
    for name, columns in claims.items():
        # A question outside groups goes first: columns mapped by config.toml are outside.
        whole = [c for c in columns if fold(c) == name]
        chosen = whole or columns
        if len(chosen) > 1:
            reason = f"is {name} by its name, and so is {quote(chosen[1])}"
            errors.append(_ambiguous(chosen[0], reason, _HINT.format(name, chosen[0]), origin))
            continue
        if not whole and _looks_ticked(chosen[0], questions, body, server.separator):
            reason = "could be a count or a choice: it and the others of its group hold only 0 or 1"
            errors.append(_ambiguous(chosen[0], reason, _HINT.format(name, chosen[0]), origin))
        matched[name] = chosen[0]
        reason = f"is {name} by its name too, and is not read"
        warnings += [
            _not_read(c, reason, _HINT.format(name, c), origin) for c in columns if c != chosen[0]
        ]
    if errors:
        raise SitrepError(errors)
    return matched, warnings


def _canonical(name: str) -> bool:
    return name in EVENT_COLUMNS or name in _MEASURES


def _ambiguous(column: str, reason: str, hint: str, origin: Origin) -> Problem:
    return Problem("", Code.COLUMN_AMBIGUOUS, reason, hint, origin.header, column)


def _not_read(column: str, reason: str, hint: str, origin: Origin) -> Problem:
    at = (origin.header, column, "", Severity.WARNING)
    return Problem("", Code.COLUMN_NOT_READ, reason, hint, *at)


def _looks_ticked(
    column: str, questions: Sequence[str], body: pd.DataFrame, separator: str
) -> bool:
    """Return whether a count may be a choice: an export can have choices without a summary."""
    parent, found, name = column.rpartition(separator)
    if not found or fold(name) not in _MEASURES:
        return False
    group = [c for c in questions if c.rpartition(separator)[0] == parent]
    values = {v for c in group for v in body[c].map(fold).unique()}
    return len(group) > 1 and values <= _TICKS and bool(values - {""})


def _position(questions: Sequence[str], origin: Origin) -> tuple[dict[str, str], list[Problem]]:
    """Return the columns into which the server splits the form's only map point."""
    found = {
        part: [c for c in questions if re.search(rf"(?:^|[/-])_[^/]+_{part}$", c, re.IGNORECASE)]
        for part in ("latitude", "longitude")
    }
    if {len(columns) for columns in found.values()} == {1}:
        return {part: columns[0] for part, columns in found.items()}, []
    problems = []
    if len(found["latitude"]) > 1:
        reason = "is one of several map points, so none is read as the event's"
        hint = _HINT.format("latitude", found["latitude"][0])
        problems.append(_not_read(found["latitude"][0], reason, hint, origin))
    return {}, problems


def _server_columns(
    canonical: pd.DataFrame, body: pd.DataFrame, by_fold: dict[str, str], server: _Server
) -> pd.DataFrame:
    """Return the frame with the id, the date of submission and the status from the review."""
    for column in (c for c in server.ids if c in by_fold):
        canonical = _filled(canonical, "event_id", body[by_fold[column]])
    if server.submitted in by_fold:
        canonical = _filled(canonical, "reported_on", body[by_fold[server.submitted]])
    if server.review in by_fold:
        verdict = body[by_fold[server.review]].map(fold)
        status = canonical["status"] if "status" in canonical else verdict.where(verdict == "", "")
        # A rejection withdraws the account; an approval confirms the form, not the event.
        canonical = canonical.assign(
            status=status.where(~verdict.isin(server.rejected), "withdrawn")
        )
    return canonical


def _filled(canonical: pd.DataFrame, name: str, values: pd.Series[str]) -> pd.DataFrame:
    """Return the frame with ``values`` where ``name`` is blank or absent."""
    if name not in canonical:
        return canonical.assign(**{name: values})
    blank = canonical[name].str.strip() == ""
    return canonical.assign(**{name: canonical[name].where(~blank, values)})


def prepare_kobo(frame: pd.DataFrame, origin: Origin) -> Prepared:
    """Return the canonical columns of a KoBoToolbox export."""
    return _prepare(frame, origin, _KOBO)


def prepare_odk(frame: pd.DataFrame, origin: Origin) -> Prepared:
    """Return the canonical columns of an ODK Central export."""
    return _prepare(frame, origin, _ODK)


_CAVEATS = (
    "caveat-kobo-dates",
    "caveat-kobo-reviews",
)
_LICENCE = "The team's own data"

FORMATS = (
    Format(
        name="kobo",
        title="KoBoToolbox export",
        table="events",
        signature=frozenset({"_id", "_uuid", "_submission_time"}),
        prepare=prepare_kobo,
        caveats=_CAVEATS,
        licence=_LICENCE,
    ),
    Format(
        name="kobo",
        title="ODK Central export",
        table="events",
        signature=frozenset({"submissiondate", "key", "reviewstate"}),
        prepare=prepare_odk,
        caveats=_CAVEATS,
        licence=_LICENCE,
    ),
)
