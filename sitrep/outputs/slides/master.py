"""Find and open the master of the slides, and choose its layouts by their placeholders.

It is the workspace's ``templates/briefing.pptx``, else the shipped one. Whatever its layouts are
called, a chart goes where a chart or an object may stand, a picture where a picture may.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeAlias

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER as Type
from pptx.exc import PythonPptxError

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError
from sitrep.outputs.office.package import SLIDES, packed, unpacked
from sitrep.outputs.slides import TEMPLATE as NAME
from sitrep.outputs.slides.bare import bare
from sitrep.templating.overrides import shipped_templates

#: What a slide shows: two things are asked for by two kinds.
Kind: TypeAlias = Literal["chart", "picture", "table", "text"]

TITLES = (Type.TITLE, Type.CENTER_TITLE)
#: The placeholders of a text beside what is shown.
BODIES = (Type.BODY, Type.SUBTITLE)
_FEET = (Type.FOOTER, Type.SLIDE_NUMBER, Type.DATE)
#: Where each kind may stand, the best first.
_PLACES: dict[Kind, tuple[Any, ...]] = {
    "chart": (Type.CHART, Type.OBJECT),
    "picture": (Type.PICTURE, Type.OBJECT),
    "table": (Type.TABLE, Type.OBJECT),
    "text": (Type.OBJECT, Type.BODY),
}
_CONTENTS = (Type.CHART, Type.PICTURE, Type.TABLE, Type.OBJECT)
#: The least share of a slide that holds a chart.
_LEAST = 0.38


class Found(NamedTuple):
    """The master's file, how it is shown to people, and whether it is the workspace's own."""

    file: Path
    shown: str
    own: bool


def find(workspace: Path, template: str) -> Found:
    """Return the master; in either folder, one for the report's ``template`` comes first."""
    own, shipped = workspace / "templates", shipped_templates()
    if own.resolve() != shipped.resolve():
        for inner in (f"{template}/", ""):
            if (own / inner / NAME).exists():
                return Found(own / inner / NAME, f"templates/{inner}{NAME}", True)
        # PowerPoint offers these formats too: report the file rather than ignore it.
        for ending in (".pptm", ".potx", ".potm", ".ppt"):
            name = NAME.replace(".pptx", ending)
            if (own / name).exists():
                reason = "is not a .pptx, and no other kind of presentation is used"
                hint = f"save it as templates/{NAME}"
                said = (Code.KIND_NOT_READ, reason, hint)
                raise SitrepError([Problem(f"templates/{name}", *said)])
    return Found(shipped / NAME, f"sitrep/{NAME}", False)


def opened(found: Found) -> Any:
    """Return the master as a presentation without slides; raises SitrepError if it is unfit."""
    try:
        data = found.file.read_bytes()
    except OSError as error:
        reason = f"can't be read: {error.strerror or error}"
        problem = Problem(found.shown, Code.FILE_UNREADABLE, reason, "check who may read it")
        raise SitrepError([problem]) from None
    parts = unpacked(data, found.shown, SLIDES)
    _refuse_objects(parts, found.shown)
    try:
        presentation = Presentation(io.BytesIO(packed(bare(parts))))
        _emptied(presentation)
        layouts = [(layout, _types(layout)) for layout in _layouts(presentation)]
    except (KeyError, ValueError, AttributeError, TypeError, PythonPptxError, etree.LxmlError):
        reason = "lacks a part that every presentation has"
        said = (Code.FILE_DAMAGED, reason, SLIDES.again)
        raise SitrepError([Problem(found.shown, *said)]) from None
    if not any(set(types) & set(TITLES) for _, types in layouts):
        reason = "has no layout with a title, so that no slide can say what it shows"
        hint = (
            "in PowerPoint: View, Slide Master, Insert Layout; or start from a copy of the shipped "
            f"one: sitrep templates copy {NAME}"
        )
        raise SitrepError([Problem(found.shown, Code.PLACEHOLDER_MISSING, reason, hint)])
    return presentation


def _refuse_objects(parts: dict[str, bytes], shown: str) -> None:
    """Refuse what opens as a program of its own: embedded objects and controls."""
    found = [name for name in parts if name.startswith(("ppt/activeX/", "ppt/ctrlProps/"))]
    found += [n for n in parts if n.startswith("ppt/embeddings/") and n.endswith(".bin")]
    hint = "remove it, or put a picture of it in its place"
    reason = "is an embedded object, which opens as a program of its own"
    if found:
        said = (Code.RUNS_SOMETHING, reason, hint)
        raise SitrepError([Problem(shown, *said, column=name) for name in found])


def _emptied(presentation: Any) -> None:
    """Take the master's own slides out: they are examples."""
    slides = presentation.slides._sldIdLst
    for one in list(slides):
        presentation.part.drop_rel(one.rId)
        slides.remove(one)
    root = presentation.part._element
    # Their heads and feet may name people; the notes get a master of their own.
    for key, relation in list(presentation.part.rels.items()):
        if relation.reltype.endswith(("/notesMaster", "/handoutMaster")):
            presentation.part.rels.pop(key)
    for name in ("custShowLst", "custDataLst", "extLst", "notesMasterIdLst", "handoutMasterIdLst"):
        for lost in root.findall(f"{{*}}{name}"):
            root.remove(lost)


def _layouts(presentation: Any) -> Iterator[Any]:
    for master in presentation.slide_masters:
        yield from master.slide_layouts


def _types(layout: Any) -> list[Any]:
    return [shape.placeholder_format.type for shape in layout.placeholders]


class Layouts:
    """The layouts of one master."""

    def __init__(self, presentation: Any) -> None:
        self._known = [
            layout for layout in _layouts(presentation) if set(_types(layout)) & {*TITLES}
        ]
        self._size = presentation.slide_width * presentation.slide_height

    def opening(self) -> Any:
        """Return the layout of the first slide."""
        centred = [one for one in self._known if Type.CENTER_TITLE in _types(one)]
        return (centred or [*self._known])[0]

    def bare(self) -> Any:
        """Return the layout with a title and the most room below it."""
        return min(self._known, key=lambda one: (self._is_opening(one), len(self._held(one))))

    def of(self, kinds: Sequence[Kind]) -> Any:
        """Return the layout that fits what is shown best, else the bare one."""
        best = min(self._known, key=lambda one: self._misfit(one, kinds))
        return best if self._misfit(best, kinds)[0] == 0 else self.bare()

    def _misfit(self, layout: Any, kinds: Sequence[Kind]) -> tuple[int, int, int, int]:
        """Return how badly a layout fits: not at all, by excess, by kind, by texts."""
        places = contents(layout)
        if len(places) < len(kinds) or self._is_opening(layout):
            return (1, 0, 0, 0)
        wrong = rank = 0
        for kind, place in zip(kinds, places, strict=False):
            suited = _PLACES[kind]
            type_ = place.placeholder_format.type
            wrong += type_ not in suited or self._is_small(place, len(kinds))
            rank += suited.index(type_) if type_ in suited else 0
        excess = len(places) - len(kinds)
        texts = sum(t in BODIES for t in _types(layout))
        return (int(wrong > 0), excess, rank, texts)

    def _is_small(self, place: Any, count: int) -> bool:
        return bool(place.width * place.height * count < _LEAST * self._size)

    def _is_opening(self, layout: Any) -> bool:
        return Type.CENTER_TITLE in _types(layout)

    def _held(self, layout: Any) -> list[Any]:
        return [t for t in _types(layout) if t not in (*TITLES, *_FEET)]


def contents(slide: Any) -> list[Any]:
    """Return the placeholders of what is shown, of a layout or a slide, in reading order."""
    found = [s for s in slide.placeholders if s.placeholder_format.type in _CONTENTS]
    return sorted(found, key=lambda s: (s.top // 914400, s.left))
