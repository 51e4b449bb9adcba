"""A person's Markdown without what a report must not carry: scripts, pictures, unsafe links.

In: the Markdown as written. Out: the same with nothing in it that runs, loads from elsewhere
or restyles the page, and a warning with its line for each thing taken out. What may stay is
an allow-list that nh3 applies. The HTML made of the result goes through it once more.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity

#: What a text may say in HTML, for which Markdown has no mark.
INLINE = frozenset(
    {
        "abbr",
        "b",
        "bdi",
        "bdo",
        "br",
        "cite",
        "code",
        "del",
        "em",
        "i",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
        "small",
        "strong",
        "sub",
        "sup",
        "u",
    }
)
#: What Markdown itself becomes, besides.
BLOCKS = frozenset(
    {
        "a",
        "blockquote",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    }
)
#: Taken out with all that stands in them.
_WHOLE = "script|style|iframe|object|embed|svg|math|template|noscript|textarea|title|select|form"
_SCHEMES = frozenset({"http", "https", "mailto"})
_ATTRIBUTES = {"abbr": {"title"}, "bdo": {"dir"}, "bdi": {"dir"}}
_MADE = {**_ATTRIBUTES, "a": {"href", "title"}, "ol": {"start"}, "td": {"style"}, "th": {"style"}}

#: So many changes are told one by one.
_TOLD = 100
#: So much of an address is looked at: its scheme stands there, or it is none to trust.
_LOOKED_AT = 300

_RISKY = re.compile(
    rf"(?P<whole><(?P<name>{_WHOLE})\b.*?(?:</(?P=name)\s*>|\Z))"
    r"|(?P<comment><!--.*?(?:-->|\Z))"
    r"|<(?P<auto>[a-z][a-z0-9+.-]*:[^\s<>]*|[\w.+-]+@[\w.-]+)>"
    r"|(?P<tag></?[a-z](?:\"[^\"]*\"|'[^']*'|[^'\"<>])*>)"
    r"|(?P<open><(?=[a-z/!?]))"
    r"|!\[(?P<picture>[^\[\]<!]*)\]\([^()<>]*\)"
    r"|(?P<image>!\[)"
    # Here and below a backslash before "](" tells nothing: there may be two of them.
    rf"|\]\((?=\s{{0,99}}<?(?P<link>[^\s)>]{{0,{_LOOKED_AT}}}))"
    rf"|\]:(?=\s{{0,99}}<?(?P<target>[^\s>]{{0,{_LOOKED_AT}}}))",
    re.IGNORECASE | re.DOTALL,
)
#: Why something is changed, and what to do about it.
Why = tuple[str, str]
_HTML = ("is HTML that a text must not hold; it is taken out", "write it in Markdown")
_ATTRIBUTE = ("has attributes that a text must not hold; they are taken out", "leave them out")
_LINK = ("is a link that a report must not carry", "start its address with https://")
_LIKE = ("could be taken for HTML; it is printed as it stands", "write &lt; for it")
_PICTURE = ("is a picture, which a text can't bring; its description is printed", "leave it out")
#: What needs no word: the end of a tag that was told.
_SILENT = ("", "")


class Change(NamedTuple):
    """What stands from ``start`` to ``end`` of a text, and what stands there instead."""

    start: int
    end: int
    instead: str
    why: Why
    shown: str


def sanitised(path: str, source: str) -> tuple[str, list[Problem]]:
    """Return ``source`` made safe, its lines where they were, and a warning for each change."""
    problems: list[Problem] = []
    # Again until nothing is left: what stood on both sides of a thing taken out may be one now.
    while changes := list(_changes(source)):
        told = [change for change in changes if change.why != _SILENT]
        problems += [_warning(path, source, change) for change in told[:_TOLD]]
        if len(told) > _TOLD:
            problems.append(_rest(path, source, told[_TOLD:]))
        source = _changed(source, changes)
    return source, problems


def _changed(source: str, changes: Iterable[Change]) -> str:
    text, position = [], 0
    for change in changes:
        text += [source[position : change.start], change.instead]
        # What is taken out leaves its line ends, so that later problems name the right line.
        was = source[change.start : change.end]
        text.append("\n" * (was.count("\n") - change.instead.count("\n")))
        position = change.end
    return "".join([*text, source[position:]])


def _rest(path: str, source: str, changes: Sequence[Change]) -> Problem:
    first = _warning(path, source, changes[0])
    reason = f"is the first of {len(changes):,} more places that are changed like those above"
    return replace(first, reason=reason)


def _warning(path: str, source: str, change: Change) -> Problem:
    line = source.count("\n", 0, change.start) + 1
    column = f"column {change.start - source.rfind(chr(10), 0, change.start)}"
    # On one line: a terminal would act on line ends.
    was = " ".join(change.shown.split())
    said = (Code.NOT_ALLOWED_IN_TEXT, *change.why)
    return Problem(path, *said, line, column, was, Severity.WARNING)


def clean(made: str) -> str:
    """Return HTML that was made from Markdown with nothing in it but what Markdown makes."""
    import nh3

    return nh3.clean(
        made,
        tags={*INLINE, *BLOCKS},
        attributes={tag: set(names) for tag, names in _MADE.items()},
        url_schemes=set(_SCHEMES),
        filter_style_properties={"text-align"},
        link_rel=None,
    )


def _changes(source: str) -> Iterator[Change]:
    for match in _RISKY.finditer(source):
        instead, why = _judged(match)
        if instead != match[0]:
            # A link is told with the address that follows it.
            end = max(match.end(), match.end(match.lastgroup or 0))
            yield Change(match.start(), match.end(), instead, why, source[match.start() : end])


def _judged(match: re.Match[str]) -> tuple[str, Why]:
    """Return what may stand instead of what was found, and why; itself where it may stay."""
    was, kind = match[0], match.lastgroup
    if kind == "tag":
        return _tag(was)
    if kind == "open":
        return "&lt;", _LIKE
    if kind == "auto":
        return (was if _is_safe(match[kind]) else f"&lt;{was[1:]}"), _LINK
    if kind == "picture":
        return match[kind], _PICTURE
    if kind == "image":
        return "!\\[", _PICTURE
    if kind == "link":
        return (was if _is_safe(match[kind]) else f"]\\{was[1:]}"), _LINK
    if kind == "target":
        return (f"]\\{was[1:]}" if _runs(match[kind]) else was), _LINK
    return "", _HTML


def _tag(tag: str) -> tuple[str, Why]:
    """Return a tag with the attributes that it may have, or nothing; and why."""
    import nh3

    name = (re.match(r"</?([a-z0-9-]+)", tag, re.IGNORECASE) or ["", ""])[1].lower()
    # Inside a tag nothing is escaped for: a figure's source could end the attribute.
    if name not in INLINE or "{{" in tag:
        return "", _SILENT if tag.startswith("</") else _HTML
    if re.fullmatch(r"</?\w+\s*/?>", tag):
        return tag, _SILENT
    attributes = {key: set(names) for key, names in _ATTRIBUTES.items()}
    kept = nh3.clean(tag, tags=set(INLINE), attributes=attributes).removesuffix(f"</{name}>")
    return (tag if _bare(kept) == _bare(tag) else kept), _ATTRIBUTE


def _bare(tag: str) -> str:
    return re.sub(r"[\s'\"/]", "", tag).lower()


@lru_cache(maxsize=1024)
def _address(written: str) -> str:
    """Return an address as whoever follows it reads it."""
    plain = html.unescape(re.sub(r"\\(?=[!-/:-@\[-`{-~])", "", written))
    return "".join(c for c in plain if c.isprintable() and not c.isspace()).lower()


def _is_safe(written: str) -> bool:
    """Return whether a link leads to the web, to a mailbox or to a place in the report."""
    address = _address(written)
    scheme = re.match(r"([^/?#]*?):", address)
    if "{{" in address or address.startswith("//"):
        return False
    if scheme is None:
        return len(written) < _LOOKED_AT or bool(re.search(r"[/?#]", address))
    return scheme[1] in _SCHEMES


def _runs(written: str) -> bool:
    """Return whether what may be the address of a link would run, were it one."""
    return _address(written).startswith(("javascript:", "vbscript:", "data:", "file:", "{{"))
