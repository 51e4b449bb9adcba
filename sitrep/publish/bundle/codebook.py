"""What each column of a bundle's tables means, and each word in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from sitrep.config.load import Config
from sitrep.publish.bundle.tables import WITHHELD, Field, Table, values_of
from sitrep.wording import Words, terms
from sitrep.wording.event_types import event_type

_PARTS = {
    "window": "codebook-window",
    "indicator": "codebook-indicator",
    "group": "codebook-group",
    "low": "codebook-low",
    "best": "codebook-best",
    "high": "codebook-high",
    "qualifier": "codebook-qualifier",
    "unit": "codebook-unit",
    "reported": "codebook-reported",
    "of": "codebook-of",
    "start": "codebook-start",
    "end": "codebook-end",
    "sources": "codebook-sources",
    "event_id": "codebook-event-id",
    "first_day": "codebook-first-day",
    "last_day": "codebook-last-day",
    "date_precision": "codebook-date-precision",
    "event_type": "codebook-event-type",
    "area": "codebook-area",
    "area_pcode": "codebook-area-pcode",
    "admin2": "codebook-admin2",
    "place": "codebook-place",
    "status": "codebook-status",
    "events": "codebook-events",
    "period": "codebook-period",
    "total_id": "codebook-total-id",
    "since": "codebook-since",
    "as_of": "codebook-as-of",
    "source": "codebook-source",
    "reported_on": "codebook-reported-on",
    "latest_known": "codebook-latest-known",
    "facility": "codebook-facility",
    "facility_type": "codebook-facility-type",
    "attacks": "codebook-attacks",
    "damage": "codebook-damage",
    "facility_status": "codebook-facility-status",
    "short_name": "codebook-short-name",
    "kind": "codebook-kind",
    "url": "codebook-url",
    "reliability": "codebook-reliability",
    "accounts": "codebook-accounts",
    "totals": "codebook-totals",
    "first": "codebook-first",
    "last": "codebook-last",
}
_QUALIFIERS = {
    "exact": "codebook-exact",
    "range": "codebook-range",
    "more than": "codebook-more-than",
    "at least": "codebook-at-least",
    "vague": "codebook-vague",
    "up to": "codebook-up-to",
    "about": "codebook-about",
    WITHHELD: "codebook-withheld",
}
_COLUMNS, _VALUES = ("table", "column", "kind", "meaning"), ("column", "value", "meaning")


def meaning(field: Field, words: Words) -> str:
    """Return what a column holds."""
    said = words(_PARTS[field.part])
    return words("codebook-of-one", indicator=field.of, meaning=said) if field.of else said


def columns(tables: Sequence[Table], words: Words) -> Table:
    """Return the codebook: each column of each table, in their order."""
    kinds = {
        "string": words("codebook-kind-text"),
        "integer": words("codebook-kind-number"),
        "date": words("codebook-kind-day"),
        "boolean": words("codebook-kind-truth"),
    }
    rows = (
        (table.name, field.name, kinds[field.kind], meaning(field, words))
        for table in tables
        for field in table.fields
    )
    return _table("codebook", _COLUMNS, tuple(rows))


def values(tables: Sequence[Table], config: Config, words: Words) -> Table:
    """Return the words that stand in columns of codes, each with what it means."""
    return _table("values", _VALUES, tuple(_values(tables, config, words)))


def _values(
    tables: Sequence[Table], config: Config, words: Words
) -> Iterator[tuple[str, str, str]]:
    said = _said(config, words)
    for part, named in said.items():
        for value in values_of(tables, part):
            yield part, value, named(value)


def _said(config: Config, words: Words) -> Mapping[str, Callable[[str], str]]:
    """Return what says a code in words, by the column that holds it."""

    def indicator(name: str) -> str:
        known = config.indicators.get(name)
        return terms.indicator(words, known) if known else terms.plain(name)

    def qualifier(name: str) -> str:
        return words(_QUALIFIERS[name]) if name in _QUALIFIERS else terms.plain(name)

    return {
        "indicator": indicator,
        "group": lambda code: terms.group(words, code),
        "qualifier": qualifier,
        "unit": lambda code: terms.unit(words, code),
        "event_type": lambda code: event_type(words, code),
        "status": lambda code: terms.status(words, code),
        "damage": lambda code: terms.damage(words, code),
        "facility_type": lambda code: terms.facility_type(words, code),
    }


def _table(name: str, header: Sequence[str], rows: tuple[tuple[str, ...], ...]) -> Table:
    return Table(name, tuple(Field(column, "string", column) for column in header), rows)
