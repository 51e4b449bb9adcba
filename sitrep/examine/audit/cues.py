"""The words that tell the audit of sources, baselines, parts and sums, in English.

What a number counts is known in all languages; these are read in English reports only.
"""

from __future__ import annotations

import re

_NO_SOURCES = "People|Residents|Persons|Households|Families|Civilians|Women|Men|Children|They|It|We"
_NO_ACRONYMS = (
    "IDPS?|HHS?|GBV|WASH|NFIS?|SAM|MAM|MUAC|PLW|CFR|AWD|TBC|TBD|TBU|TBA|XX+|NA|USD|EUR|AM|PM|OK|"
    "KM|II|III|IV|PDF|CSV|TO|BE|UPDATED|TOTAL|NB"
)
_BODIES = (
    "workers|teams?|councils?|police|hospitals?|clinics?|centres?|services?|engineers|doctors|"
    "volunteers|laborator(?:y|ies)|leaders|teachers|traders|medics"
)
_SAYS = (
    "(?:says?|said|reports|reported|records|recorded|documented|estimates|estimated|counts|counted|"
    "verified|registers|registered|finds?|found|notes|noted|tells?|told|tested|screened|treated)"
)
#: Who says a number: "according to", a name that says, a body, an acronym, a note, a reference.
SOURCE = re.compile(
    r"(?i:according to|\bsources?\s*:|\breported by|\brecorded by|\bregistered by|\bas per\b|"
    r"\bministr|\bobservator|\bcivil defen[cs]e|authorit|\bofficials?\b|\bmonitors?\b|"
    r"\bcluster\b|\bpartners\b|\bgovernment\b|\bagency\b|\bagencies\b|\bred cross|\bred crescent|"
    r"\bdepartment of|\bdirectorate|\bmunicipalit|\bassessment|\bsurvey|\bcensus)"
    rf"|\b(?!(?:{_NO_SOURCES})\b)(?:[A-Z][\w'’-]+|{_BODIES}) (?:(?:has|have|had) )?{_SAYS}\b"
    rf"|\b(?!(?:{_NO_ACRONYMS})\b)[A-Z][A-Z0-9&-]{{1,9}}s?\b"
    r"|\[\[|\[\^?\d{1,3}\]|[¹²³⁴⁵⁶⁷⁸⁹]"
)
#: A line or heading that names the sources of the whole report.
SOURCES_LINE = re.compile(
    r"\s*\W*(?:(?:data\s+)?sources?\b(?:\s*[:,.–—-]|\s+(?:of|and|for)\b|\s*$))", re.I
)
PARTS = re.compile(
    r"\b(?:including|includes?|of whom|of which|of them|among them|among whom|of these|of those)\b",
    re.I,
)
#: Right behind or before the sum of what else its sentence counts.
IN_ALL = re.compile(r"\b(?:in all|in total|altogether|all told|combined|together)\b", re.I)
A_TOTAL = re.compile(r"\b(?:a total of|totall?ing|in all,?|in total,?|altogether,?)\s*$", re.I)
#: What an event's own sentence has, and a sum's has not.
EVENT = re.compile(
    r"\b(?:airstrikes?|air strikes?|shelling|strikes?|attack(?:s|ed)?|explosions?|blasts?|when|"
    r"after|incident|market|clash(?:es)?|raid)\b",
    re.I,
)
CHANGES = re.compile(
    r"\b(?:since|previous|last|from|up|down|more|fewer|increase\w*|decrease\w*|rose|fell|compared|"
    r"earlier|before|target\w*|plan\w*|need\w*|projected|expected|remain\w*|another|"
    r"additional|further|other|including)\b",
    re.I,
)
PLACEHOLDERS = re.compile(
    r"\blorem ipsum\b|\?{2,}|_{4,}|\b(?:number|figure|date|name|text|source)s? to "
    r"(?:come|follow)\b|[\[<{](?:insert|add|update|enter|date|number|name|xx?|…|\.\.\.|●|•)[^\]>}\n]{0,100}[\]>}]|"
    r"\bplaceholder\b",
    re.I,
)
_AREA = r"[A-Z][\w'’]+(?:-[\w'’]+)*"
#: A name behind a word of place; it may be that of an area.
AREA = re.compile(
    r"(?:\b(?:in|at|from|near|across)\s+(?:the\s+)?|(?<!according )\b(?:to|for|of)\s+)"
    rf"((?:(?:al|el|as|at)-)?{_AREA}(?:\s(?:{_AREA})){{0,2}})"
)
APPROXIMATE = re.compile(
    r"\b(?:about|around|approximately|approx|nearly|almost|roughly|some|estimated|over|"
    r"more than|at least|up to|fewer than|less than|under|above)\W*(?:an?\s+)?$",
    re.I,
)
