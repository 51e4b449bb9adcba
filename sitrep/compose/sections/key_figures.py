"""Key figures: at most six cards, each with qualifier, window, source, certainty, change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from sitrep.arithmetic.bounds import against
from sitrep.compose.key_totals import (
    AREAS,
    SPEAKING,
    change_since,
    earlier_of,
    key_totals,
    known_totals,
    same_window,
)
from sitrep.compose.known_only import not_counted
from sitrep.compose.phrases import Phrases
from sitrep.compose.sections import FLASH, LONG, STANDARD, BuiltIn
from sitrep.compose.trends import running, weekly
from sitrep.model.figure import Figure, Value
from sitrep.model.report import Card, Section
from sitrep.model.summary import RunningTotal, Summary, Tally
from sitrep.vocabulary.fold import code
from sitrep.wording import Words
from sitrep.wording.phrases import before_noun, few_sources
from sitrep.wording.terms import rounding

MOST = 6


def compose(summary: Summary, phrases: Phrases) -> Section | None:
    """Return the cards; ``None`` if no number is stated."""
    cards = tuple({c.id: c for c in _cards(summary, phrases)}.values())[:MOST]
    if not cards:
        return None
    return Section("key_figures", phrases.section_title("key_figures"), cards=cards)


def card_id(tally: Tally) -> str:
    """Return the id of a sum's card."""
    return f"{tally.indicator}-{tally.group or 'all'}-period"


def is_carded(tally: Tally, phrases: Phrases) -> bool:
    """Return whether a key figure states a sum, so that no sentence needs to."""
    return card_id(tally) in phrases.given.cards


def ids(summary: Summary, phrases: Phrases) -> frozenset[str]:
    """Return the ids of the cards."""
    section = compose(summary, phrases)
    return frozenset(card.id for card in section.cards) if section else frozenset()


def _cards(summary: Summary, phrases: Phrases) -> Iterator[Card]:
    for name in ("killed", "injured", "missing", "kidnapped", "arrested", "detained"):
        yield from _stated(summary, phrases, name)
    yield from _total(summary, phrases, "killed")
    yield from _total(summary, phrases, "displaced", "people")
    yield from _health(summary, phrases)
    yield from _total(summary, phrases, "displaced", "movements")
    yield from _stated(summary, phrases, "displaced")
    yield from _total(summary, phrases, "idp_stock")
    yield from _total(summary, phrases, "facilities_affected")
    yield from _total(summary, phrases, "injured")
    own = [n for n in summary.indicators if n not in ("killed", "injured", "displaced")]
    for name in own:
        yield from _total(summary, phrases, name)
    yield from (card for _, card in known_cards(summary, phrases))


def known_cards(summary: Summary, phrases: Phrases) -> Iterator[tuple[RunningTotal, Card]]:
    """Yield the totals that are still known from before the period, each with its card."""
    found = known_totals(summary)
    for total in found:
        kind = (total.indicator, total.unit)
        of = {t.where for t in (*found, *summary.totals) if (t.indicator, t.unit) == kind}
        card = total_card(total, summary, phrases, of=len(of))
        certainty = phrases.words("status-latest-known", status=card.certainty)
        yield total, replace(card, certainty=certainty)


def stated_on_cards(
    totals: Sequence[RunningTotal], summary: Summary, phrases: Phrases
) -> frozenset[str]:
    """Return the ids of those of the period's totals that a key figure states."""
    cards = phrases.given.cards
    found = (t for t in totals if isinstance(t.figure, Figure))
    return frozenset(t.total_id for t in found if total_card(t, summary, phrases).id in cards)


def carded_totals(summary: Summary, phrases: Phrases) -> frozenset[str]:
    """Return the ids of the totals still known that a key figure states."""
    stated = known_cards(summary, phrases)
    return frozenset(total.total_id for total, card in stated if card.id in phrases.given.cards)


def _stated(summary: Summary, phrases: Phrases, name: str) -> Iterator[Card]:
    """Yield cards for civilians and for everyone, if events of the period state a number.

    Where all of them were civilians, one card says it.
    """
    civilians, everyone = (summary.tallies.get((name, group)) for group in ("civilians", ""))
    if civilians and civilians.figure:
        yield tally_card(civilians, phrases)
    if everyone and everyone.figure and not _says_the_same(everyone, civilians):
        yield tally_card(everyone, phrases)


def _says_the_same(everyone: Tally, civilians: Tally | None) -> bool:
    alike = attrgetter("figure", "reported", "sources")
    return civilians is not None and alike(everyone) == alike(civilians)


def tally_card(tally: Tally, phrases: Phrases) -> Card:
    """Return a card for a sum over the period's events."""
    words, figure = phrases.words, tally.figure
    print_ = rounding(words, phrases.summary, tally.indicator)
    value = print_.value(figure) if figure else words("not-reported")
    return Card(
        id=card_id(tally),
        label=phrases.under(value, tally),
        qualifier=words.qualifier(figure) if figure else "",
        value=_before_noun(figure, value, words),
        window=phrases.window(tally.window),
        source=few_sources(words, tally.sources),
        certainty=not_counted(phrases.certainty(tally), phrases, _column(tally)),
        change=_against(tally, phrases),
        trend=weekly(tally, phrases),
    )


def _column(tally: Tally) -> str:
    return "_".join(filter(None, (tally.indicator, tally.group)))


def _before_noun(figure: Value, value: str, words: Words) -> str:
    """Return a card's value as it stands over what is counted: "thousands of"."""
    return before_noun(words, figure, value).text if figure else value


def _against(tally: Tally, phrases: Phrases) -> str:
    """Return the figure of the period before; empty where the two can't be compared."""
    now, then = tally.figure, tally.previous
    if not (tally.comparable and now and then):
        return ""
    trend, old = against(now, then), phrases.words.figure(then)
    return phrases.words("key-figures-against", trend=trend, old=old, **phrases.unit())


def _total(summary: Summary, phrases: Phrases, name: str, unit: str = "") -> Iterator[Card]:
    found = key_totals(summary, name, unit)
    for total in found[:AREAS]:
        yield total_card(total, summary, phrases, of=len({each.where for each in found}))


def total_card(total: RunningTotal, summary: Summary, phrases: Phrases, of: int = 1) -> Card:
    """Return a card for a running total: one named source, or the range over sources.

    ``of`` is the number of areas side by side that have one.
    """
    words, figure = phrases.words, total.figure
    window, source = phrases.since(total), total.source
    alike = same_window(total, summary)
    figures = {(t.figure.low, t.figure.best) for t in alike if t.figure}
    print_ = rounding(words, summary, total.indicator)
    value = print_.value(figure) if figure else words("not-reported")
    qualifier = words.qualifier(figure) if figure else ""
    if len(figures) > 1:
        stated = print_.spread(t.figure for t in alike if t.figure)
        qualifier, value = "", words("by-source", spread=stated)
        source = few_sources(words, list(dict.fromkeys(t.source for t in alike)))
    what = phrases.under(value, total)
    status = phrases.status(total.status)
    area = code(total.where) if of > 1 else ""
    group = "" if total.group in SPEAKING else code(total.group)
    return Card(
        id="-".join(filter(None, (total.indicator, total.unit, "total", area, group))),
        label=_label(total, what, words),
        qualifier=qualifier,
        value=value if len(figures) > 1 else _before_noun(figure, value, words),
        window=words("key-figures-running-total", window=window)
        if not summary.indicators[total.indicator].stock
        else window,
        source=source,
        certainty=words("status-one-of-areas", status=status, n=of) if of > AREAS else status,
        change=_change(total, phrases),
        # A range over sources is no source's series.
        trend=running(total, phrases) if len(figures) < 2 else (),
    )


def _label(total: RunningTotal, what: str, words: Words) -> str:
    """Return what a total counts, where, and of people from where."""
    label = words("label-in-area", what=what, area=total.area) if total.area else what
    return words("label-from", what=label, origin=total.origin) if total.origin else label


def _change(total: RunningTotal, phrases: Phrases) -> str:
    words, change = phrases.words, change_since(total, phrases.summary)
    if change is None:
        before = earlier_of(total, phrases.summary)
        return words("key-figures-from", **phrases.earlier(before)) if before else ""
    if change[0] < 0:
        return words("key-figures-fall", **phrases.fall(change[1], total))
    return words(
        "key-figures-rise",
        rise=change[0],
        date=words.date(change[1].as_of),
    )


def _health(summary: Summary, phrases: Phrases) -> Iterator[Card]:
    words, health = phrases.words, summary.health
    tally = summary.tallies["attacks_on_health", ""]
    if not health.attacks:
        return
    n, out = len(health.facilities), summary.tallies["facilities_out_of_service", ""]
    parts = [words("key-figures-facilities-hit", n=n) if n else words("key-figures-no-facility")]
    if out.figure:
        parts.append(words("key-figures-out-of-service", n=out.figure.best))
    value = words.number(health.attacks)
    yield Card(
        id="attacks_on_health-period",
        label=phrases.under(value, tally),
        qualifier="",
        value=value,
        window=phrases.period(),
        source=few_sources(words, health.sources),
        certainty=not_counted(words.list(parts), phrases, ""),
        change=_against(tally, phrases),
        trend=weekly(tally, phrases),
    )


SECTION = BuiltIn(
    "key_figures", "section-key-figures", 20, make=compose, templates=(STANDARD, FLASH, LONG)
)
