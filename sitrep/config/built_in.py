"""The indicators that every report knows, and which of them are read from a log's columns."""

from __future__ import annotations

from sitrep.model.figure import Indicator

BUILT_IN: tuple[Indicator, ...] = (
    *(
        Indicator(name, "", section="casualties")
        for name in (
            "killed",
            "injured",
            "killed_or_injured",
            "missing",
            "kidnapped",
            "arrested",
            "detained",
        )
    ),
    Indicator("displaced", "", rounds=True, section="displacement"),
    Indicator("returned", "", rounds=True, section="displacement"),
    Indicator("idp_stock", "", stock=True, rounds=True, section="displacement"),
    Indicator("attacks_on_health", "", unit="attacks", section="health"),
    Indicator("facilities_affected", "", unit="facilities", section="health"),
    Indicator("facilities_out_of_service", "", unit="facilities", section="health"),
)
#: Counted from events and facilities, so never read from a column of their own.
DERIVED = frozenset({"attacks_on_health", "facilities_affected", "facilities_out_of_service"})

#: The indicators that a log of events may count.
OF_EVENTS = tuple(i.name for i in BUILT_IN if i.name not in DERIVED and not i.stock)
