"""Abbreviations of the field, which stay in capitals where a log's own word is printed."""

from __future__ import annotations

#: What a log's own type, facility or group may hold, by the words as codes have them.
ABBREVIATIONS = {
    word + end: word.upper() + end
    for word in (
        *("ied", "rcied", "sbied", "svbied", "vbied", "uxo", "erw", "rpg", "uav", "sam", "cbrn"),
        *("ngo", "ingo", "icrc", "msf", "unhcr", "unicef", "wfp", "idp", "gbv", "phc", "nsag"),
    )
    for end in ("", "s")
}
