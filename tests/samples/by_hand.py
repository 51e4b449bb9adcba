"""The sums of events once more, in plain Python: model.md's rules read anew, not sitrep's code.

Random logs are counted by both, so that a fault would have to be made twice. It knows accounts of
sources that correct, deny and withdraw, figures in words, civilians as a part, and one area and
one type an event; ``conservative`` is the rule between sources.
"""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Iterable, Mapping, Sequence

#: Low, best, high (``None``: open) and qualifier.
Count = tuple[int, int, int | None, str]
Account = Mapping[str, str]
#: The accounts of each source of one event, by the day they were given.
Event = Mapping[str, Sequence[Account]]

WEAKEST = ("exact", "range", "more than", "at least", "vague", "up to", "about")
#: Of one number, what is taken first as the lowest (rule 15).
LOWEST = ("up to", "about", "exact", "range", "at least", "more than", "vague")
WHOLES = ("", "unknown", "0", "1", "3", "5", "12", "at least 5", "more than 4", "up to 6")
WHOLES += ("about 7", "2-6", "dozens")
STATUSES = ("reported",) * 8 + ("confirmed",) * 2 + ("disputed", "denied", "withdrawn")


def random_log(seed: int, monday: dt.date) -> list[Account]:
    """Return the accounts of one to five events of a week and the ten days before it."""
    draw, rows = random.Random(seed), []
    for number in range(draw.randint(1, 5)):
        day = monday + dt.timedelta(draw.randint(-10, 6))
        same = {
            "event_id": f"e{number}",
            "date_start": day.isoformat(),
            "admin1": draw.choice(["North", "South", ""]),
            "event_type": draw.choice(["shelling", "airstrike", ""]),
        }
        for source in draw.sample(["A", "B", "C"], draw.randint(1, 3)):
            for after in sorted(draw.sample(range(9), draw.randint(1, 3))):
                given = (day + dt.timedelta(after)).isoformat()
                said = {"source": source, "reported_on": given, "status": draw.choice(STATUSES)}
                rows.append({**same, **said, **_numbers(draw, said["status"])})
    draw.shuffle(rows)
    return rows


def _numbers(draw: random.Random, status: str) -> Account:
    if status == "denied":
        return {}
    if draw.random() < 0.4:
        killed = {"killed": draw.choice(["", "3", "5", "12"])}
        return killed | {"killed_civilians": draw.choice("12"), "injured": draw.choice(WHOLES)}
    return {"killed": draw.choice(WHOLES), "injured": draw.choice(WHOLES)}


def events(rows: Iterable[Account], as_of: str) -> dict[str, Event]:
    """Return by id the events that count: some source of each neither denies nor withdrew it."""
    found: dict[str, dict[str, list[Account]]] = {}
    for row in sorted(rows, key=lambda r: r["reported_on"]):
        if row["reported_on"] <= as_of:
            found.setdefault(row["event_id"], {}).setdefault(row["source"], []).append(row)
    standing = {
        event: {source: _since_withdrawn(own) for source, own in sources.items()}
        for event, sources in found.items()
    }
    return {
        event: sources
        for event, sources in standing.items()
        if any(own and own[-1]["status"] != "denied" for own in sources.values())
    }


def _since_withdrawn(own: Sequence[Account]) -> Sequence[Account]:
    """Return what a source has said since it last withdrew all (rule 12)."""
    ends = [n for n, row in enumerate(own, 1) if row["status"] == "withdrawn"]
    return own[ends[-1] :] if ends else own


def count(cell: str) -> Count | None:
    """Return what a cell states."""
    if cell in ("", "unknown"):
        return None
    if cell == "dozens":
        return 12, 12, None, "vague"
    words, low, high = re.fullmatch(r"(\D*?) ?(\d+)(?:-(\d+))?", cell).groups()  # type: ignore[union-attr]
    n = int(low)
    if high:
        return n, n, int(high), "range"
    if words in ("at least", "more than"):
        return n, n, None, words
    return (0 if words == "up to" else n), n, n, words or "exact"


def stated(event: Event, column: str) -> tuple[Count, int, float] | None:
    """Return the lowest that a source states of an event, and the bounds over all sources."""
    own = [_in_force(rows, column) for rows in event.values() if rows]
    counts = [one for one in own if one and one[3] != "part"]
    # A whole that a source leaves blank is at least its part, where none states the whole (19).
    counts = counts or [(*one[:3], "at least") for one in own if one]
    numbers = [one for one in counts if one[3] != "vague"]
    counts = [c for c in counts if c[3] != "vague" or all(n[1] < c[1] for n in numbers)]
    if not counts:
        return None
    chosen = min(counts, key=lambda c: (c[1], LOWEST.index(c[3])))
    return chosen, min(c[0] for c in counts), max(_high(c) for c in counts)


def _in_force(rows: Sequence[Account], column: str) -> Count | None:
    """Return a source's last word; a whole that only its part tells of has the qualifier "part"."""
    if rows[-1]["status"] == "denied":
        return None
    denials = [n for n, row in enumerate(rows, 1) if row["status"] == "denied"]
    rows = rows[denials[-1] :] if denials else rows
    if column == "injured":
        return _last(rows, column)[1]
    _, whole = _last(rows, "killed")
    said, part = _last(rows, "killed_civilians")
    since = [count(row.get("killed", "")) for row in rows if row["reported_on"] > said]
    if part and any(new and part[0] > _high(new) for new in since):
        part = None  # It exceeds a new whole of its source, and lapses until it is said again (12).
    if column == "killed_civilians":
        return part
    if whole is None:
        return part and (part[0], part[0], None, "part")
    above = part and part[0] > (whole[0] if whole[2] is None else whole[2])
    return (part[0], part[0], None, "at least") if part and above else whole


def _last(rows: Sequence[Account], column: str) -> tuple[str, Count | None]:
    for row in rows[::-1]:
        if found := count(row.get(column, "")):
            return row["reported_on"], found
    return "", None


def total(found: Sequence[Event], column: str) -> Count | None:
    """Return the sum over events (rule 18); of one event it is the figure itself."""
    own = [stated(event, column) for event in found]
    known = [one for one in own if one]
    if not known:
        return None
    chosen, low = [c for c, _, _ in known], sum(least for _, least, _ in known)
    best, high = sum(c[1] for c in chosen), sum(most for _, _, most in known)
    weakest = max((c[3] for c in chosen), key=WEAKEST.index)
    complete = len(known) == len(own) and (high < float("inf") or len(own) == 1)
    sure = sum(c[0] for c in chosen)
    if complete and weakest == "up to" and sure and len(own) > 1:
        # "Up to 11" would hide that 8 are sure: 8 to 11.
        return sure, sure, int(sum(map(_high, chosen))), "range"
    if complete and weakest in ("range", "up to"):
        return sum(c[0] for c in chosen), best, int(sum(map(_high, chosen))), weakest
    if complete:
        bound = None if chosen[0][2] is None or high == float("inf") else int(high)
        return low, best, bound, weakest
    surely = sum(0 if c[3] == "up to" else c[1] if c[3] == "about" else c[0] for c in chosen)
    if not surely:
        return 0, best, None, weakest
    kinds = {c[3] for c in chosen}
    least = "more than" if "more than" in kinds and "about" not in kinds else "at least"
    return min(low, surely), surely, None, least


def _high(one: Count) -> float:
    return float("inf") if one[2] is None else one[2]
