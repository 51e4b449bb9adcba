"""The printed names of codes in the tables: groups, event types, damage, status, units.

A code that the catalogue lacks is printed as written, its underscores as spaces.
"""

from __future__ import annotations

from collections.abc import Mapping

from sitrep.model.codes import Code
from sitrep.model.figure import Indicator
from sitrep.model.summary import Summary
from sitrep.vocabulary.fold import fold
from sitrep.wording import Words
from sitrep.wording.abbreviations import ABBREVIATIONS

_INDICATORS = {
    "killed": "indicator-killed",
    "injured": "indicator-injured",
    "killed_or_injured": "indicator-killed-or-injured",
    "missing": "indicator-missing",
    "kidnapped": "indicator-kidnapped",
    "arrested": "indicator-arrested",
    "detained": "indicator-detained",
    "displaced": "indicator-displaced",
    "returned": "indicator-returned",
    "idp_stock": "indicator-idp-stock",
    "attacks_on_health": "indicator-attacks-on-health",
    "facilities_affected": "indicator-facilities-affected",
    "facilities_out_of_service": "indicator-facilities-out-of-service",
}
#: What is counted of a group of people: "civilians killed".
_OF_GROUP = {
    "killed": "indicator-killed-of-group",
    "injured": "indicator-injured-of-group",
    "missing": "indicator-missing-of-group",
    "displaced": "indicator-displaced-of-group",
}
_GROUPS = {
    "people": "group-people",
    "civilians": "group-civilians",
    "combatants": "group-combatants",
    "women": "group-women",
    "men": "group-men",
    "children": "group-children",
    "girls": "group-girls",
    "boys": "group-boys",
    "females": "group-females",
    "males": "group-males",
    "patients": "group-patients",
    "health_workers": "group-health-workers",
    "aid_workers": "group-aid-workers",
    "foreign_military": "group-foreign-military",
}
_REMAINDERS = {
    "sex_and_age_not_stated": "group-sex-and-age-not-stated",
    "standing_not_stated": "group-standing-not-stated",
}
_ONE_OF = {
    "people": "one-of-people",
    "civilians": "one-of-civilians",
    "combatants": "one-of-combatants",
    "women": "one-of-women",
    "men": "one-of-men",
    "children": "one-of-children",
    "girls": "one-of-girls",
    "boys": "one-of-boys",
    "females": "one-of-females",
    "males": "one-of-males",
    "patients": "one-of-patients",
    "health_workers": "one-of-health-workers",
    "aid_workers": "one-of-aid-workers",
    "foreign_military": "one-of-foreign-military",
}
#: Indicators behind the number one, by their unit; those of people alone are "of a group".
_ONE_COUNTED = {
    "killed": {"people": "one-of-people"},
    "injured": {"people": "one-of-people"},
    "missing": {"people": "one-of-people"},
    "displaced": {
        "people": "one-of-people",
        "movements": "one-movement",
        "households": "one-household-displaced",
    },
    "kidnapped": {"people": "one-kidnapped"},
    "arrested": {"people": "one-arrested"},
    "detained": {"people": "one-detained"},
    "returned": {"people": "one-returned"},
    "attacks_on_health": {"attacks": "one-attack-on-health"},
    "facilities_affected": {"facilities": "one-facility-affected"},
    "facilities_out_of_service": {"facilities": "one-facility-out-of-service"},
}
_STATUSES = {
    "reported": "status-reported",
    "confirmed": "status-confirmed",
    "disputed": "status-disputed",
    "denied": "status-denied",
    "withdrawn": "status-withdrawn",
}
_CERTAINTY = {
    "rumour": "certainty-rumour",
    "possible": "certainty-possible",
    "probable": "certainty-probable",
    "confirmed": "certainty-confirmed",
}
_DAMAGE = {
    "destroyed": "damage-destroyed",
    "damaged": "damage-damaged",
    "looted": "damage-looted",
    "occupied": "damage-occupied",
    "none": "damage-none",
    "": "damage-not-stated",
    "out_of_service": "damage-out-of-service",
}
_FACILITY_TYPES = {
    "hospital": "facility-type-hospital",
    "health_facility": "facility-type-health-facility",
    "clinic": "facility-type-clinic",
    "ambulance": "facility-type-ambulance",
    "": "facility-type-health-facility",
}
_UNITS = {
    "people": "unit-people",
    "movements": "unit-movements",
    "households": "unit-households",
    "facilities": "unit-facilities",
    "attacks": "unit-attacks",
}
_CONSTRAINTS = {
    "movement_into": "constraint-movement-into",
    "movement_within": "constraint-movement-within",
    "hostilities": "constraint-hostilities",
    "violence": "constraint-violence",
    "interference": "constraint-interference",
    "denial": "constraint-denial",
    "obstructed_services": "constraint-obstructed-services",
    "explosive_hazards": "constraint-explosive-hazards",
    "environment": "constraint-environment",
    "other": "constraint-other",
}
_ACCESS_STATUSES = {
    "ongoing": "access-status-ongoing",
    "worsened": "access-status-worsened",
    "eased": "access-status-eased",
    "lifted": "access-status-lifted",
}
_TEMPLATES = {"standard": "template-standard", "flash": "template-flash", "long": "template-long"}


def indicator(words: Words, indicator: Indicator) -> str:
    """Return an indicator's label: config.toml's, else the catalogue's for built-ins."""
    return indicator.label or _named(words, _INDICATORS, indicator.name)


def counted(words: Words, known: Indicator, code: str = "") -> str:
    """Return what is counted, in the indicator's unit, of a group: "civilians killed"."""
    if is_group(code) and known.unit == "people" and known.name in _OF_GROUP:
        return words(_OF_GROUP[known.name], group=group(words, code))
    label = _in_unit(words, known)
    return words("indicator-of-group", what=label, group=group(words, code)) if code else label


def counted_once(words: Words, known: Indicator, code: str = "") -> str:
    """Return what is counted as it stands behind the number one: "civilian killed".

    An indicator of the workspace's own has one label only.
    """
    own = known.label or known.unit not in _ONE_COUNTED.get(known.name, {})
    if own or (code and not is_group(code)):
        return counted(words, known, code)
    if known.unit == "people" and known.name in _OF_GROUP:
        return words(_OF_GROUP[known.name], group=words(_ONE_OF[code or "people"]))
    label = words(_ONE_COUNTED[known.name][known.unit])
    return words("indicator-of-group", what=label, group=group(words, code)) if code else label


def _in_unit(words: Words, known: Indicator) -> str:
    if known.name == "displaced" and known.unit == "movements":
        return words("indicator-movements")
    if known.name == "displaced" and known.unit == "households":
        return words("indicator-households")
    label = indicator(words, known)
    if known.unit == "households" and fold(words("unit-households")) not in fold(label):
        return words("indicator-in-households", what=label)
    return label


def group(words: Words, code: str) -> str:
    """Return a group of people."""
    return _named(words, _GROUPS | _REMAINDERS, code)


def is_group(code: str) -> bool:
    """Return whether a group of people is one that the catalogue names."""
    return code in _GROUPS


def group_counted(words: Words, code: str, n: float) -> str:
    """Return a group that the catalogue names as it stands behind a number: "one civilian"."""
    return words((_ONE_OF if n == 1 else _GROUPS)[code])


def status(words: Words, code: str) -> str:
    """Return the name of an account's or event's status."""
    return _named(words, _STATUSES, code)


def certainty(words: Words, level: str) -> str:
    """Return the name of a level of certainty; an unknown level as written."""
    name = _CERTAINTY.get(fold(level))
    return words(name) if name else level


def damage(words: Words, code: str) -> str:
    """Return the name of a kind of damage."""
    return _named(words, _DAMAGE, code)


def facility_type(words: Words, code: str) -> str:
    """Return the name of a kind of facility or transport."""
    return _named(words, _FACILITY_TYPES, code)


def unit(words: Words, code: str) -> str:
    """Return the name of a unit."""
    return _named(words, _UNITS, code)


def constraint(words: Words, code: str) -> str:
    """Return a constraint on access: a known kind, or the log's own words for it."""
    return words(_CONSTRAINTS[code]) if code in _CONSTRAINTS else code


def access_status(words: Words, code: str) -> str:
    """Return how a constraint on access stands."""
    return _named(words, _ACCESS_STATUSES, code)


def edition(words: Words, name: str, *, draft: bool = False) -> str:
    """Return which edition it is and who may have it, and whether it is a draft of it."""
    named = {
        "public": words("edition-public"),
        "partner": words("edition-partner"),
        "internal": words("edition-internal"),
    }[name]
    return words("edition-draft", edition=named) if draft else named


def template(words: Words, name: str) -> str:
    """Return the printed name of a template; a workspace's own template has its own name."""
    return words(_TEMPLATES[name]) if name in _TEMPLATES else name


def reason(words: Words, code: Code) -> str:
    """Return a problem's reason in words, or why a row does not count."""
    return words(f"reason-{code.replace('_', '-')}")


def rounding(words: Words, summary: Summary, indicator: str) -> Words:
    """Return the wording for ``indicator``; it rounds if config and indicator allow it."""
    declared = summary.indicators.get(indicator)
    rounds = summary.rules.round_displacement and declared is not None and declared.rounds
    return words.rounding(rounds)


def plain(code: str) -> str:
    """Return a code as words, abbreviations of the field in capitals: "roadside IED"."""
    return " ".join(ABBREVIATIONS.get(word, word) for word in code.replace("_", " ").split(" "))


def _named(words: Words, names: Mapping[str, str], code: str) -> str:
    return words(names[code]) if code in names else plain(code)
