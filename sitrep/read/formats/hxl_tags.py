"""Tables of HXL tags: the patterns of each canonical column, and the attributes of counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sitrep.config.built_in import OF_EVENTS

#: Each column's patterns, best first: the first pattern that matches decides.
PATTERNS: Mapping[str, tuple[str, ...]] = {
    "event_id": ("#event+id", "#event+code", "#meta+id"),
    "date_start": (
        "#date+occurred-end",
        "#date+start",
        "#date+event-end",
        "#date!",
        "#date+iso!",
        "#date+year-end-reported",
    ),
    "date_end": ("#date+end", "#date+occurred+end"),
    "reported_on": ("#date+reported", "#date+published"),
    "event_type": ("#event+type", "#crisis+type", "#cause+type", "#event!"),
    "country": ("#country+name", "#country!", "#country+code"),
    "admin1": ("#adm1+name-origin", "#adm1-code-pcode-origin", "#admin1-origin"),
    "admin1_pcode": ("#adm1+code-origin", "#adm1+pcode-origin"),
    "admin2": ("#adm2+name-origin", "#adm2-code-pcode-origin", "#admin2-origin"),
    "admin2_pcode": ("#adm2+code-origin", "#adm2+pcode-origin"),
    "origin_admin1": ("#adm1+name+origin", "#adm1+origin-code-pcode", "#origin+adm1-code-pcode"),
    "origin_admin2": ("#adm2+name+origin", "#adm2+origin-code-pcode", "#origin+adm2-code-pcode"),
    "origin_pcode": (
        "#adm2+origin+pcode",
        "#adm2+code+origin",
        "#adm1+origin+pcode",
        "#adm1+code+origin",
        "#origin+pcode",
        "#origin+code",
    ),
    "place": ("#loc+name", "#loc-code-pcode"),
    "latitude": ("#geo+lat", "#geo+latitude", "#lat", "#lat_deg"),
    "longitude": ("#geo+lon", "#geo+longitude", "#lon", "#long", "#lon_deg"),
    "geo_precision": ("#geo+precision",),
    "actor": ("#group+perp-name", "#group+perp", "#actor"),
    "weapon": ("#weapon", "#weapons"),
    "source": ("#meta+source-url", "#source-url", "#org+source"),
    "source_url": ("#meta+url", "#source+url"),
    "description": ("#event+description", "#description", "#event+name", "#meta+notes"),
}
#: The indicator that #affected counts, by its attributes, all of which must be there.
COUNTED: Sequence[tuple[frozenset[str], str]] = tuple(
    (frozenset(attributes.split("+")), indicator)
    for attributes, indicator in (
        *((name, name) for name in OF_EVENTS),
        ("dead", "killed"),
        ("deaths", "killed"),
        ("wounded", "injured"),
        ("idps+newdisp", "displaced"),
        ("idps+new", "displaced"),
    )
)
#: Attributes that say nothing about who is counted.
PLAIN = frozenset({"ind", "num", "total", "people", "persons", "disaster", "conflict", "reported"})
GROUPS = {
    "civilian": "civilians",
    "civilians": "civilians",
    "children": "children",
    "healthworker": "health_workers",
    "healthworkers": "health_workers",
}
BOUNDS = {"low": "low", "min": "low", "best": "best", "high": "high", "max": "high"}
#: Words of a header that leave no doubt what its column holds.
SAID: Mapping[str, str] = {
    **{name: name for name in OF_EVENTS},
    "deaths": "killed",
    "dead": "killed",
    "fatalities": "killed",
    "wounded": "injured",
    "displacements": "displaced",
    "latitude": "latitude",
    "lat": "latitude",
    "longitude": "longitude",
    "lon": "longitude",
    "start": "start",
    "end": "end",
}
BY_TAG = {**SAID, "lat_deg": "latitude", "lon_deg": "longitude", "newdisp": "displaced"}
