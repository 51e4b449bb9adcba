"""Put a content security policy into a finished page: browsers run and fetch nothing in it.

The policy is inserted after the templates have run, before everything that they print, so that
no template can leave it out. The encoding goes with it: in another encoding than the one that
was checked, the same bytes could be a different page.
"""

from __future__ import annotations

import re

POLICY = (
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; "
    "form-action 'none'"
)
META = f'\n<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n<meta charset="utf-8">'

_SPACE = r"[ \t\n\f\r]"
_TAG = rf'(?:{_SPACE}+[a-z-]+="[^"<>]{{0,80}}")*{_SPACE}*>'
#: Comments that end at the same place for every parser.
_COMMENTS = rf"(?:{_SPACE}*<!--(?!-?>)(?:(?!--)[^>]){{0,200}}-->)?"
_DOCTYPE = re.compile(rf"{_COMMENTS}{_SPACE}*(?:<!doctype[^>]*>)?", re.IGNORECASE)
_HEAD = re.compile(
    rf"{_COMMENTS}{_SPACE}*<!doctype html>{_SPACE}*<html{_TAG}{_SPACE}*<head{_TAG}", re.IGNORECASE
)


def policed(page: str) -> str:
    """Return ``page`` with the policy as the first thing in its head.

    If the head is written in an unusual way, the policy goes before it: parsers then begin the
    head there, and still use the attributes of a later ``<html>``.
    """
    page = page.lstrip("\N{ZERO WIDTH NO-BREAK SPACE}")
    start = _HEAD.match(page) or _DOCTYPE.match(page)
    end = start.end() if start else 0
    return page[:end] + META + page[end:]
