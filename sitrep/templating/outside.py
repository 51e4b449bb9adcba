"""What a page would fetch or run, found as browsers find it: a report needs nothing beside itself.

In comes the page as rendered; out go the problems, each with the line of the workspace's
template or text that asks for it. The page is parsed by the rules of the HTML standard, and an
element that a report has no use for is refused, whatever it would do. Links that a reader
follows are no such thing.
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


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: What a page may hold: text, tables, pictures. All else is refused by not being here.
ELEMENTS = _words(
    "html head title meta link style body "
    "address article aside footer header h1 h2 h3 h4 h5 h6 hgroup main nav search section "
    "blockquote center dd details div dl dt figcaption figure hr li menu ol p pre summary ul "
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i ins kbd mark meter nobr "
    "progress q rb rp rt rtc ruby s samp small span strike strong sub sup time tt u var wbr "
    "area img map caption col colgroup table tbody td tfoot th thead tr"
)
#: What an SVG in the page may hold: what draws. Nothing that moves or holds HTML.
DRAWING = _words(
    "a circle clippath defs desc ellipse filter g image line lineargradient marker mask path "
    "pattern polygon polyline radialgradient rect stop style svg switch symbol text textpath "
    "title tspan use feblend fecolormatrix fecomponenttransfer fecomposite feconvolvematrix "
    "fediffuselighting fedisplacementmap fedistantlight fedropshadow feflood fefunca fefuncb "
    "fefuncg fefuncr fegaussianblur feimage femerge femergenode femorphology feoffset "
    "fepointlight fespecularlighting fespotlight fetile feturbulence"
)
#: Elements of which people know that they run, fetch or replace something, or hide what does.
_RUNNING = _words(
    "applet base embed fencedframe form frame frameset iframe input math noembed noframes "
    "noscript object plaintext portal script template xmp "
    "animate animatemotion animatetransform foreignobject handler set"
)
_FETCHING = _words(
    "action attributionsrc background data dynsrc formaction imagesrcset lowsrc manifest ping "
    "poster src srcdoc srcset"
)
#: What a <meta> may say in the place of a server; "refresh" leads elsewhere.
_SAID = {"content-language", "content-security-policy", "content-type", "x-ua-compatible"}
#: Relations of a <link> for which browsers fetch nothing.
_RELATED = {"alternate", "author", "canonical", "license"}
_FOLLOWED = re.compile(r"#|https?:|mailto:|tel:|$", re.IGNORECASE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\]", re.IGNORECASE)
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp|svg\+xml)[;,]", re.IGNORECASE)
_SVG = "http://www.w3.org/2000/svg"
#: Browsers take these out of an address, wherever they stand.
_IGNORED = str.maketrans("", "", "\t\n\r")
_ROUND = "".join(map(chr, range(33)))

_FETCHED = (
    Code.FETCHED_FROM_OUTSIDE,
    "asks for something outside the report",
    'put a picture into templates/assets/ and write {{ asset("name.png") }}; all else stays out',
)
_RUN = (
    Code.RUNS_SOMETHING,
    "would run or replace something",
    "take it out: a report is paper, it runs nothing",
)
_UNUSED = (
    Code.RUNS_SOMETHING,
    "is not an element of a report",
    "take it out: docs/templates.md lists those that a page may hold",
)

#: What was found: the value, what is wrong with it, why, and the remedy.
Found = Iterator[tuple[str, Code, str, str]]


def problems(page: str, workspace: Path, *, beside: bool = False) -> list[Problem]:
    """Return a problem for each thing that ``page`` would fetch or run.

    ``beside``: its links may lead to files beside it, as those of the page of all reports do.
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
        if isinstance(element.tag, str):  # a comment's is none
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
        yield "attachment", *_FETCHED  # it would be taken into the PDF
    elif key == "href" and name != "image" and name != "feimage":
        yield from _reference(element, name, value, beside)
    elif key in _FETCHING or key == "href":
        # Of several pictures only the first would be looked at.
        yield from [(value, *_FETCHED)] if key.endswith("srcset") else _source(value)


def _reference(element: Element, name: str, value: str, beside: bool) -> Found:
    """Yield an address that is not for a reader to follow."""
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
            return Fault(Code.PICTURE_UNFIT, "is not base64", "make it again")
    return svg_fault(content)
