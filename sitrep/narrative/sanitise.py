"""Remove from people's Markdown what a report must not contain: scripts, pictures, unsafe links.

Nothing that runs, loads from outside or restyles the page is left; each removal is a warning
with its line. nh3 applies an allow-list, and once more to the HTML made from the result.
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

#: Elements that a text may use because Markdown has no syntax for them.
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
#: Further elements that Markdown becomes.
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
#: Elements that are removed together with their content.
_WHOLE = "script|style|iframe|object|embed|svg|math|template|noscript|textarea|title|select|form"
_SCHEMES = frozenset({"http", "https", "mailto"})
_ATTRIBUTES = {"abbr": {"title"}, "bdo": {"dir"}, "bdi": {"dir"}}
_MADE = {**_ATTRIBUTES, "a": {"href", "title"}, "ol": {"start"}, "td": {"style"}, "th": {"style"}}

#: The most changes that are reported one by one.
_TOLD = 100
#: The characters of an address that are checked; a scheme beyond them is not trusted.
_LOOKED_AT = 300

_RISKY = re.compile(
    rf"(?P<whole><(?P<name>{_WHOLE})\b.*?(?:</(?P=name)\s*>|\Z))"
    r"|(?P<comment><!--.*?(?:-->|\Z))"
    r"|<(?P<auto>[a-z][a-z0-9+.-]*:[^\s<>]*|[\w.+-]+@[\w.-]+)>"
    r"|(?P<tag></?[a-z](?:\"[^\"]*\"|'[^']*'|[^'\"<>])*>)"
    r"|(?P<open><(?=[a-z/!?]))"
    r"|!\[(?P<picture>[^\[\]<!]*)\]\([^()<>]*\)"
    r"|(?P<image>!\[)"
    # Here and below, a backslash before "](" is ignored: it may itself be escaped.
    rf"|\]\((?=\s{{0,99}}<?(?P<link>[^\s)>]{{0,{_LOOKED_AT}}}))"
    rf"|\]:(?=\s{{0,99}}<?(?P<target>[^\s>]{{0,{_LOOKED_AT}}}))",
    re.IGNORECASE | re.DOTALL,
)
#: The reason for a change, and the remedy.
Why = tuple[str, str]
_HTML = ("is HTML that a text must not contain; it is removed", "write it in Markdown")
_ATTRIBUTE = ("has attributes that a text must not contain; they are removed", "remove them")
_LINK = ("is a link that a report must not contain", "start its address with https://")
_LIKE = ("could be read as HTML; it is printed as text", "write &lt; instead")
_PICTURE = ("is a picture, which a text can't contain; its description is printed", "remove it")
#: A change without a warning: the end of a tag that has one.
_SILENT = ("", "")


class Change(NamedTuple):
    """The replacement of a text from ``start`` to ``end``; ``shown`` is for the warning."""

    start: int
    end: int
    instead: str
    why: Why
    shown: str


def sanitised(path: str, source: str) -> tuple[str, list[Problem]]:
    """Return ``source`` sanitised, its line numbers unchanged, and a warning for each change."""
    problems: list[Problem] = []
    # Repeated until nothing is found: a removal may join the text on its two sides into a tag.
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
        # A removal keeps its line ends, so that later problems name the right line.
        was = source[change.start : change.end]
        text.append("\n" * (was.count("\n") - change.instead.count("\n")))
        position = change.end
    return "".join([*text, source[position:]])


def _rest(path: str, source: str, changes: Sequence[Change]) -> Problem:
    first = _warning(path, source, changes[0])
    reason = f"is the first of {len(changes):,} more changes like those above"
    return replace(first, reason=reason)


def _warning(path: str, source: str, change: Change) -> Problem:
    line = source.count("\n", 0, change.start) + 1
    column = f"column {change.start - source.rfind(chr(10), 0, change.start)}"
    # On one line: a warning must not break the terminal's lines.
    was = " ".join(change.shown.split())
    fault = (Code.NOT_ALLOWED_IN_TEXT, *change.why)
    return Problem(path, *fault, line, column, was, Severity.WARNING)


def clean(made: str) -> str:
    """Return HTML made from Markdown, reduced to the elements that Markdown may produce."""
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
            # The warning about a link shows the address that follows it.
            end = max(match.end(), match.end(match.lastgroup or 0))
            yield Change(match.start(), match.end(), instead, why, source[match.start() : end])


def _judged(match: re.Match[str]) -> tuple[str, Why]:
    """Return the replacement of a match, and why; the match itself if it may stay."""
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
    """Return a tag with its allowed attributes, or nothing if it is not allowed; and why."""
    import nh3

    name = (re.match(r"</?([a-z0-9-]+)", tag, re.IGNORECASE) or ["", ""])[1].lower()
    # References inside a tag are not escaped for it: a source's name could end the attribute.
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
    """Return an address as browsers read it: unescaped, in lower case, without spaces."""
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
    """Return whether an address would run code, read a file or print a reference."""
    return _address(written).startswith(("javascript:", "vbscript:", "data:", "file:", "{{"))
