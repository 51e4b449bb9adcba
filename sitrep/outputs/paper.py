"""What paper asks of a page and a screen does not: whole figures, and no sheet for a few lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from typing import Any

#: The element round a text that stays on one line; templates/style.css says where it does.
_WHOLE = "nobr"
#: Elements whose text is not the page's.
_ASIDE = frozenset({"style", "script", "title", "svg"})
_NAME = re.compile(r"<([a-z]+)\b")
#: A number with its range; a day, or two of one month, with the month and the year. Unicode's rules
#: allow a break after a dash and at a space.
_RANGE = r"(?<![\d.,])\d[\d.,]*–\d(?:[\d.,]*\d)?"
_DAY = r"\b\d{1,2}(?:–\d{1,2})? (?:%s)\b(?: \d{4}\b)?"

#: The class of a page that is set closer; one whose styles do not name it is not tried.
_CLOSER = "closer"
#: A report of so many pages at most is set closer, if its last one is filled less than this.
_PAGES, _FILLED = 4, 0.3


def unbroken(html: str, months: Collection[str]) -> str:
    """Return the page with each range and each date in an element that stays on one line.

    ``months`` are their names in its language.
    """
    day = _DAY % "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    find = re.compile(f"{day}|{_RANGE}")
    whole = rf"<{_WHOLE}>\g<0></{_WHOLE}>"
    return "".join(find.sub(whole, part) if is_text else part for part, is_text in _parts(html))


def _parts(html: str) -> Iterator[tuple[str, bool]]:
    """Yield the page's texts, and what stands between them: tags, and elements of no text."""
    at = 0
    while (start := html.find("<", at)) >= 0:
        yield html[at:start], True
        name = _NAME.match(html, start)
        close = f"</{name[1]}>" if name and name[1] in _ASIDE else ">"
        end = html.find(close, start)
        # What is not closed goes on to the end.
        at = end + len(close) if end >= 0 else len(html)
        yield html[start:at], False
    yield html[at:], True


def shortest(html: str, lay_out: Callable[[str], Any]) -> Any:
    """Return the document that ``lay_out`` makes of the page.

    Where its last page holds a few lines alone and they find room on the one before if all is set
    a little closer, it is laid out so.
    """
    document = lay_out(html)
    if _CLOSER in html and _spills(document.pages):
        closer = lay_out(html.replace("<html ", f'<html class="{_CLOSER}" ', 1))
        if len(closer.pages) < len(document.pages):
            return closer
    return document


def _spills(pages: Any) -> bool:
    """Return whether the last of several pages is filled little, as its elements with ids show."""
    if not 1 < len(pages) <= _PAGES:
        return False
    last = pages[-1]
    lowest = max((box[-1] for box in last.anchors.values()), default=last.height)
    return bool(lowest < _FILLED * last.height)
