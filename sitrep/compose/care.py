"""What a reader would say aloud of attacks on health care: the deadliest, or one that is denied.

Its dead are staff and patients where they are stated; an attack that states no dead is told where
a party denies it, since its readers will hear both.
"""

from __future__ import annotations

from collections.abc import Sequence

from sitrep.arithmetic.bounds import against
from sitrep.compose.insights import deadliest_event, where
from sitrep.compose.phrases import Phrases
from sitrep.model.figure import Figure, Qualifier
from sitrep.model.summary import Disputed, EventLine, Statement, Summary

#: Those killed in an attack who make it graver than its number.
_CARE = ("health_workers", "patients")


def gravest(summary: Summary, phrases: Phrases) -> str:
    """Return the gravest attack on health care; empty where none states dead or is denied."""
    denied = {d.event.event_id: d for d in summary.disputed if d.event.health and d.denials}
    attacks = sorted(filter(_is_deadly, summary.health.events), key=_gravity, reverse=True)
    if attacks:
        own = denied.get(attacks[0].event_id)
        return " ".join(filter(None, (_killed(attacks, summary, phrases), _denied(own, phrases))))
    claimed = [d for d in denied.values() if d.claims]
    return _denied_alone(claimed[0], phrases) if claimed else ""


def is_only(summary: Summary) -> bool:
    """Return whether the gravest attack is the only one: its sentence says so, and no count."""
    events = summary.health.events
    return summary.health.attacks == len(events) == 1 and _is_deadly(events[0])


def _stated(event: EventLine, column: str) -> Figure | None:
    """Return a figure of somebody: of a word for an unknown number too."""
    figure = event.figures.get(column)
    some = isinstance(figure, Figure) and (figure.best or figure.qualifier is Qualifier.VAGUE)
    return figure if isinstance(figure, Figure) and some else None


def _groups(event: EventLine) -> list[tuple[str, Figure]]:
    """Return the staff and patients among an attack's dead."""
    found = ((group, _stated(event, f"killed_{group}")) for group in _CARE)
    return [(group, figure) for group, figure in found if figure]


def _is_deadly(event: EventLine) -> bool:
    return bool(_stated(event, "killed") or _groups(event))


def _gravity(event: EventLine) -> tuple[int, int]:
    killed = _stated(event, "killed")
    return sum(figure.best for _, figure in _groups(event)), killed.best if killed else 0


def _killed(attacks: Sequence[EventLine], summary: Summary, phrases: Phrases) -> str:
    """Return the dead of the first of the attacks, which are the gravest first."""
    event, words = attacks[0], phrases.words
    killed, groups = _stated(event, "killed"), _groups(event)
    # A toll that is no more than its groups tells nothing beside them.
    whole = killed and (not groups or killed.best > sum(figure.best for _, figure in groups))
    named = ("killed", *(f"killed_{group}" for group, _ in groups))
    by = {source for column in named for source in event.stated_by.get(column, ())}
    alone = is_only(summary)
    said = {
        "among": "some" if groups else "none",
        "groups": phrases.among(groups),
        "sources": phrases.named(sorted(by) or event.sources),
    }
    most = deadliest_event(summary)
    if most and most[0].event_id == event.event_id:
        return words("highlights-care-deadliest", only="yes" if alone else "no", **said)
    return words(
        "highlights-care-killed",
        most="only" if alone else "yes" if _is_most(attacks) else "no",
        when=phrases.when(event),
        dead="all" if whole else "groups",
        figure=phrases.before_noun(killed) if killed else "",
        **where(event, phrases),
        **said,
    )


def _is_most(attacks: Sequence[EventLine]) -> bool:
    """Return whether the first attack surely has more dead than each other one that has any."""
    first, *others = (_stated(event, "killed") for event in attacks)
    return bool(others and first) and all(
        other and first and against(first, other) == "up" for other in others
    )


def _denied(found: Disputed | None, phrases: Phrases) -> str:
    if found is None:
        return ""
    return phrases.words("highlights-care-denied", sources=_by(found.denials, phrases))


def _denied_alone(found: Disputed, phrases: Phrases) -> str:
    return phrases.words(
        "highlights-care-denied-alone",
        when=phrases.when(found.event),
        claimants=_by(found.claims, phrases),
        sources=_by(found.denials, phrases),
        **where(found.event, phrases),
    )


def _by(statements: Sequence[Statement], phrases: Phrases) -> str:
    return phrases.named(dict.fromkeys(statement.source for statement in statements))
