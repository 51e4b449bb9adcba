"""Areas that share a name are told apart by what they lie in: "Northern, Ghana" (rule 4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import pandas as pd

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity, counted, quote
from sitrep.model.summary import RunningTotal
from sitrep.vocabulary.fold import spelling

#: Each level with the one that it lies in.
_WIDER: Mapping[str, str] = {"admin1": "country", "admin2": "admin1"}


def told_apart(accounts: pd.DataFrame, problems: list[Problem]) -> pd.DataFrame:
    """Return accounts in which areas of one name in two others bear the other's name too.

    A row that does not say in which of the two its area lies keeps the bare name, with a warning.
    """
    for column, wider in _WIDER.items():
        if not (accounts[wider] != "").any():
            continue
        names, parents = accounts[column], _stated_of_event(accounts["event_id"], accounts[wider])
        pairs = pd.DataFrame({"name": names, "parent": parents}).drop_duplicates().astype("str")
        pairs = pairs[(pairs["name"] != "") & (pairs["parent"] != "")]
        several = pairs["name"][pairs["name"].duplicated()]
        if several.empty:
            continue
        names, parents = names.astype("str"), parents.astype("str")
        shared, unsaid = names.isin(several), parents == ""
        _warn(accounts[shared & unsaid], column, wider, problems)
        bare = names.where(~shared | unsaid, names + ", " + parents)
        accounts = accounts.assign(**{column: bare.astype("category")})
    return accounts


def _stated_of_event(events: pd.Series[str], parents: pd.Series[str]) -> pd.Series[str]:
    """Return each row's wider area; where a row is silent, the only one stated of its event."""
    if not (parents == "").any():
        return parents
    stated = parents.astype("str").where(parents != "")
    one = stated.groupby(events).transform("first")
    only = stated.groupby(events).transform("nunique") == 1
    return stated.fillna(one.where(only)).fillna("")


def _warn(rows: pd.DataFrame, column: str, wider: str, problems: list[Problem]) -> None:
    for name, own in rows.groupby(rows[column].astype("str")):
        row, n = own.iloc[0], len(own)
        reason = f"is the name of an area in each of several {wider} names, and {n:,} row"
        reason += "s do not say which" if n > 1 else " does not say which"
        hint = f"fill {wider} in the rows of {quote(str(name))}"
        path, line = str(row["path"]), int(row["line"])
        code, severity = Code.AREA_AMBIGUOUS, Severity.WARNING
        problems.append(Problem(path, code, reason, hint, line, column, str(name), severity))


#: The path and the line that a total came from.
_Place = tuple[str, int]
#: A count that grows so much from one file to the next may be of another place.
_LEAP = 2


def totals_apart(
    totals: Sequence[RunningTotal],
    countries: Sequence[str],
    places: Sequence[_Place],
    problems: list[Problem],
) -> tuple[RunningTotal, ...]:
    """Return totals whose areas bear the country's name where those of several share a name.

    ``countries`` and ``places`` are those of each total. A total that does not say in which of
    several countries its area lies keeps the bare name, with a warning; so do those of two files
    that make one series without saying of which country, where they look like two.
    """
    bare = [
        t.area.removesuffix(f", {c}") if c else t.area
        for t, c in zip(totals, countries, strict=True)
    ]
    within: dict[str, dict[str, str]] = {}
    for area, country in zip(bare, countries, strict=True):
        if area and country:
            within.setdefault(spelling(area), {}).setdefault(spelling(country), country)
    several = {area for area, own in within.items() if len(own) > 1}
    found, unsaid = list[RunningTotal](), dict[str, list[_Place]]()
    for total, area, country, place in zip(totals, bare, countries, places, strict=True):
        shared = spelling(area) in several
        if shared and not country:
            unsaid.setdefault(area, []).append(place)
        found.append(replace(total, area=f"{area}, {country}") if shared and country else total)
    for area, own in unsaid.items():
        problems.append(_unsaid_country(area, own, [*within[spelling(area)].values()]))
    problems += _maybe_of_two(found, countries, places, several)
    return tuple(found)


def _unsaid_country(area: str, own: Sequence[_Place], countries: Sequence[str]) -> Problem:
    rows = "1 row does" if len(own) == 1 else f"{len(own):,} rows do"
    named = " and ".join(map(quote, countries[:2]))
    reason = f"is the name of an area in each of {named}, and {rows} not say which"
    hint = 'write in its [[source]]: set = {country = "…"}; or fill a column country'
    return _warning(own[0], (reason, hint), area)


def _maybe_of_two(
    totals: Sequence[RunningTotal],
    countries: Sequence[str],
    places: Sequence[_Place],
    several: set[str],
) -> Iterator[Problem]:
    """Yield a warning for each area of which two files make one series that looks like two."""
    series: dict[tuple[object, ...], list[tuple[RunningTotal, str, _Place]]] = {}
    for total, country, place in zip(totals, countries, places, strict=True):
        if total.area and not total.area_pcode and spelling(total.area) not in several:
            what = (total.indicator, total.unit, total.group, total.origin, total.since)
            key = (spelling(total.source), spelling(total.area), *what)
            series.setdefault(key, []).append((total, spelling(country), place))
    told = set[tuple[str, ...]]()
    for own in series.values():
        paths = tuple(sorted({path for _, _, (path, _) in own}))
        kinds = {country for _, country, _ in own}
        if len(paths) < 2 or (len(kinds) == 1 and "" not in kinds) or not _looks_like_two(own):
            continue
        total, _, place = own[0]
        if (about := (spelling(total.area), *paths)) not in told:
            told.add(about)
            reason = f"is of {total.source} in {counted(len(paths), 'file', 'files')}, which count "
            reason += f"as one series: {' and '.join(paths[:3])}"
            hint = 'if they are of two countries, write in each [[source]]: set = {country = "…"}'
            yield _warning(place, (reason, hint), total.area)


def _looks_like_two(own: Sequence[tuple[RunningTotal, str, _Place]]) -> bool:
    """Return whether a series goes to and fro between files, or leaps from one to another."""
    dated = sorted(own, key=lambda one: (one[0].as_of, one[2]))
    steps = [(a, b) for a, b in pairwise(dated) if a[2][0] != b[2][0]]
    if len(steps) >= len({path for _, _, (path, _) in own}):
        return True
    pairs = ((a[0].figure, b[0].figure) for a, b in steps)
    return any(a and b and a.best and b.best >= _LEAP * a.best for a, b in pairs)


def _warning(place: _Place, said: tuple[str, str], area: str) -> Problem:
    path, line = place
    severity = Severity.WARNING
    return Problem(path, Code.AREA_AMBIGUOUS, *said, line, "area", area, severity)
