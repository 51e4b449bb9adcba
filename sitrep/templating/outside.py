"""Find what a page would fetch or run: a report must be complete in itself.

The rendered page is parsed by the rules of the HTML standard, as browsers do. Each problem has
the line of the workspace's template or text that causes it. An element that a report does not
need is refused, whatever it does. Links for readers to follow are allowed.
"""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote_to_bytes
from xml.etree.ElementTree import Element

import tinyhtml5

from sitrep.look import css
from sitrep.look.pictures import Fault, svg_fault
from sitrep.model.codes import Code
from sitrep.model.problem import Problem


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: The elements that a page may contain: text, tables, pictures. All others are refused.
ELEMENTS = _names(
    "html head title meta link style body "
    "address article aside footer header h1 h2 h3 h4 h5 h6 hgroup main nav search section "
    "blockquote center dd details div dl dt figcaption figure hr li menu ol p pre summary ul "
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i ins kbd mark meter nobr "
    "progress q rb rp rt rtc ruby s samp small span strike strong sub sup time tt u var wbr "
    "area img map caption col colgroup table tbody td tfoot th thead tr"
)
#: The elements that an SVG in the page may contain: they draw; none moves or holds HTML.
DRAWING = _names(
    "a circle clippath defs desc ellipse filter g image line lineargradient marker mask path "
    "pattern polygon polyline radialgradient rect stop style svg switch symbol text textpath "
    "title tspan use feblend fecolormatrix fecomponenttransfer fecomposite feconvolvematrix "
    "fediffuselighting fedisplacementmap fedistantlight fedropshadow feflood fefunca fefuncb "
    "fefuncg fefuncr fegaussianblur feimage femerge femergenode femorphology feoffset "
    "fepointlight fespecularlighting fespotlight fetile feturbulence"
)
#: Elements known to run, fetch or replace something, or to hide what does.
_RUNNING = _names(
    "applet base embed fencedframe form frame frameset iframe input math noembed noframes "
    "noscript object plaintext portal script template xmp "
    "animate animatemotion animatetransform foreignobject handler set"
)
_FETCHING = _names(
    "action attributionsrc background data dynsrc formaction imagesrcset lowsrc manifest ping "
    "poster src srcdoc srcset"
)
#: Allowed values of http-equiv in a <meta>; "refresh" would lead to another page.
_SAID = {"content-language", "content-security-policy", "content-type", "x-ua-compatible"}
#: Relations of a <link> for which browsers fetch nothing.
_RELATED = {"alternate", "author", "canonical", "license"}
_FOLLOWED = re.compile(r"#|https?:|mailto:|tel:|$", re.IGNORECASE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\]", re.IGNORECASE)
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp|svg\+xml)[;,]", re.IGNORECASE)
_SVG = "http://www.w3.org/2000/svg"
#: Browsers remove these characters from an address.
_IGNORED = str.maketrans("", "", "\t\n\r")
_ROUND = "".join(map(chr, range(33)))

_FETCHED = (
    Code.FETCHED_FROM_OUTSIDE,
    "asks for something outside the report",
    'put a picture into templates/assets/ and write {{ asset("name.png") }}; remove all else',
)
_RUN = (
    Code.RUNS_SOMETHING,
    "would run or replace something",
    "remove it: a report runs nothing",
)
_UNUSED = (
    Code.RUNS_SOMETHING,
    "is not an element that a report may contain",
    "remove it: docs/templates.md says which elements a page may contain",
)

#: Each finding's value, code, reason and hint.
Found = Iterator[tuple[str, Code, str, str]]


def problems(page: str, workspace: Path, *, beside: bool = False) -> list[Problem]:
    """Return a problem for each thing that ``page`` would fetch or run.

    ``beside``: links to files beside the page are allowed, as on the page of all reports.
    """
    found = []
    for value, code, reason, hint in dict.fromkeys(_found(tinyhtml5.parse(page), beside)):
        path, line = _place(value, workspace)
        found.append(Problem(path, code, reason, hint, line, value=value))
    return found


def _place(value: str, workspace: Path) -> tuple[str, int]:
    """Return the workspace's file, and its line, that holds ``value``."""
    files = [*workspace.glob("templates/**/*.*"), *workspace.glob("narrative/*.md")]
    for path in sorted(files):
        if path.suffix in (".html", ".css", ".md") and path.is_file():
            text = path.read_text(encoding="utf-8", errors="replace")
            for number, line in enumerate(text.splitlines(), 1):
                if value.lower() in line.lower() or value in html.unescape(line):
                    return path.relative_to(workspace).as_posix(), number
    return "templates", 0


def _found(tree: Element, beside: bool) -> Found:
    for element in tree.iter():
        if isinstance(element.tag, str):  # a comment's tag is a function
            yield from _element(element, beside)


def _element(element: Element, beside: bool) -> Found:
    namespace, _, name = element.tag.lower().rpartition("}")
    draws = namespace == f"{{{_SVG}"
    if name in _RUNNING:
        yield f"<{name}", *_RUN
    elif name not in (DRAWING if draws else ELEMENTS) or (name == "style" and len(element)):
        yield f"<{name}", *_UNUSED
    elif name == "style":
        yield from _style(element.text or "")
    for key, value in element.attrib.items():
        key = re.split("[}:]", key.lower())[-1]
        yield from _attribute(element, name, key, value.translate(_IGNORED).strip(_ROUND), beside)
        if key == "style" or (draws and "(" in value):
            yield from _style(value)


def _attribute(element: Element, name: str, key: str, value: str, beside: bool) -> Found:
    if key.startswith("on"):
        yield key, *_RUN
    elif key == "http-equiv" and value.lower() not in _SAID:
        yield value or key, *_RUN
    elif key == "rel" and name in ("a", "area") and "attachment" in value.lower().split():
        yield "attachment", *_FETCHED  # WeasyPrint would embed the file in the PDF
    elif key == "href" and name != "image" and name != "feimage":
        yield from _reference(element, name, value, beside)
    elif key in _FETCHING or key == "href":
        # A srcset names several pictures, and only the first would be checked.
        yield from [(value, *_FETCHED)] if key.endswith("srcset") else _source(value)


def _reference(element: Element, name: str, value: str, beside: bool) -> Found:
    """Yield an address that is no link for readers to follow."""
    related = set(element.get("rel", "").lower().split())
    followed = name in ("a", "area") or (name == "link" and related and related <= _RELATED)
    if followed:
        near = beside and not _ELSEWHERE.match(value)
        if not (near or _FOLLOWED.match(value)):
            yield value, *_FETCHED
    elif not value.startswith("#"):
        yield value, *_FETCHED


def _source(value: str) -> Found:
    if value.startswith("#"):
        return
    if not _PICTURE.match(value):
        yield value, *_FETCHED
    elif value[:18].lower().startswith("data:image/svg+xml") and (fault := _fault(value)):
        yield value[:60], fault.code, f"is an SVG that {fault.reason}", fault.hint


def _style(text: str) -> Found:
    for address in css.fetched(text):
        yield from _source(address.translate(_IGNORED).strip(_ROUND) or "url()")


def _fault(uri: str) -> Fault | None:
    head, _, body = uri.partition(",")
    content = unquote_to_bytes(body)
    if head.lower().rstrip().endswith("base64"):
        try:
            content = base64.b64decode(content)
        except ValueError:
            return Fault(Code.PICTURE_UNFIT, "is not base64", "encode it again")
    return svg_fault(content)
