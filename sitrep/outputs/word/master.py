"""Find, check and fill in the Word template.

It is the workspace's ``templates/report.docx``, else the shipped one. A tag that is broken or
fails is a problem with the file and the place in it.
"""

from __future__ import annotations

import io
import re
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from lxml import etree

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError
from sitrep.outputs.office.package import WORD, unpacked
from sitrep.outputs.word import TEMPLATE as NAME
from sitrep.outputs.word import tags
from sitrep.outputs.word.parts import Parts
from sitrep.templating.overrides import shipped_templates
from sitrep.templating.renamed import noted, pass_on

_PARAGRAPH = re.compile(r"<w:p(?=[ >/])")


def find(workspace: Path, template: str) -> tuple[Path, str]:
    """Return the Word template and its path as shown to people; an own one comes first.

    In either folder, a file for the report's ``template`` comes first.
    """
    own, shipped = workspace / "templates", shipped_templates()
    for folder, shown in ((own, "templates"), (shipped, "sitrep")):
        for inner in (f"{template}/", ""):
            if (folder / inner / NAME).exists():
                return folder / inner / NAME, f"{shown}/{inner}{NAME}"
        # Word offers these formats too: report the file rather than ignore it.
        for name in ("report.docm", "report.dotx", "report.dotm", "report.doc"):
            if (folder / name).exists():
                reason = "is not a .docx, and no other kind of Word file is used"
                hint = f"save it as templates/{NAME}"
                raise SitrepError([Problem(f"{shown}/{name}", Code.KIND_NOT_READ, reason, hint)])
    return shipped / NAME, f"sitrep/{NAME}"


class Master(DocxTemplate):  # type: ignore[misc]
    """A checked template; its problems name the place in it."""

    def __init__(self, file: Path, path: str) -> None:
        try:
            data = file.read_bytes()
        except OSError as error:
            reason = f"can't be read: {error.strerror or error}"
            problem = Problem(path, Code.FILE_UNREADABLE, reason, "check who may read it")
            raise SitrepError([problem]) from None
        unpacked(data, path, WORD)
        super().__init__(io.BytesIO(data))
        self.path = path
        try:
            self.init_docx()
            self.originals = dict(self._parts())
        except (KeyError, ValueError, AttributeError, PackageNotFoundError, etree.LxmlError):
            reason = "lacks a part that every Word document has"
            hint = "save it again from Word as .docx"
            raise SitrepError([Problem(path, Code.FILE_DAMAGED, reason, hint)]) from None
        found = [
            p
            for name, part in self.originals.items()
            for p in tags.problems(part, name, path, Parts.BLOCKS)
        ]
        if found:
            raise SitrepError(found)

    def _parts(self) -> Iterator[tuple[str, Any]]:
        """Yield each part that holds text, with its name in the file."""
        main = self.docx.part
        yield "document", main.element.body
        for relation in main.rels.values():
            kind = relation.reltype.rpartition("/")[2]
            if kind in ("header", "footer", "footnotes") and not relation.is_external:
                part = relation.target_part
                yield _called(part), etree.fromstring(part.blob)

    def fill(
        self,
        context: Mapping[str, Any],
        environment: Any,
        explain: Callable[[Exception, Mapping[str, Any]], tuple[Code, str, str]],
    ) -> None:
        """Fill ``context`` into the document; raises SitrepError with the place that fails."""
        self._explain = explain
        self.render(dict(context), environment)

    # --- overrides of docxtpl that keep track of places -------------------------------------

    def patch_xml(self, src_xml: str) -> str:
        """Prepare a part for jinja2, with one line for each paragraph."""
        flat = src_xml.replace("\n", " ")
        patched: str = super().patch_xml(_PARAGRAPH.sub("\n<w:p", flat))
        return patched

    def render_xml_part(self, src_xml: str, part: Any, context: Any, jinja_env: Any = None) -> str:
        """Return a part with its tags filled in."""
        self.current_rendering_part = part
        try:
            with noted() as outdated:
                text: str = jinja_env.from_string(src_xml).render(context)
            pass_on([self._placed(problem, part) for problem in outdated])
            etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False))
        except SitrepError:
            raise
        except etree.XMLSyntaxError:
            self._refuse_shape(part)
        except Exception as error:
            # Any error inside a template is for its author to correct.
            self._refuse(part, error, context)
        return text.replace("\n<w:p", "<w:p")

    def render_properties(self, context: Any, jinja_env: Any = None) -> None:
        """Leave the properties alone: they are the report's, not the template's."""

    def _refuse_shape(self, part: Any) -> None:
        reason = "has a tag that opens in one paragraph or cell and ends in another"
        hint = "give {% for %} and {% if %} paragraphs of their own: {%p for … %}, in rows {%tr …%}"
        fault = (Code.TAG_BROKEN, reason, hint)
        raise SitrepError([Problem(self.path, *fault, column=_called(part))]) from None

    def _refuse(self, part: Any, error: Exception, context: Any) -> None:
        at, text = self._place(part, _line(error))
        code, reason, hint = self._explain(error, context)
        fault = (code, f"can't be filled in: {reason}", hint)
        raise SitrepError([Problem(self.path, *fault, column=at, value=text)]) from error

    def _placed(self, problem: Problem, part: Any) -> Problem:
        """Return a warning about a line of the prepared text with its place in the document."""
        at, _ = self._place(part, self._used(problem.value, part) or problem.line)
        return replace(problem, path=self.path, line=0, column=at)

    def _used(self, name: str, part: Any) -> int:
        """Return the line of the first tag with a name: jinja2 looks variables up at the start."""
        root = self.originals.get(_called(part))
        paragraphs = () if root is None else root.iter(qn("w:p"))
        tagged = re.compile(rf"\{{[{{%][^{{}}]*(?<![\w.]){re.escape(name)}\b")
        found = (n for n, p in enumerate(paragraphs) if tagged.search(tags.words(p)))
        return next(found, -2) + 2

    def _place(self, part: Any, line: int) -> tuple[str, str]:
        """Return where a line of the prepared text stands in the document, and its words."""
        name = _called(part)
        root = self.originals.get(name)
        paragraphs = [] if root is None else list(root.iter(qn("w:p")))
        if not 0 < line - 1 <= len(paragraphs):
            return name, ""
        paragraph = paragraphs[line - 2]
        return tags.place(paragraph, root, name), tags.words(paragraph).strip()


def _called(part: Any) -> str:
    """Return how a part is named: document, header1, footer2."""
    return str(part.partname).rpartition("/")[2].removesuffix(".xml")


def _line(error: Exception) -> int:
    """Return the line on which the template failed; 0 if it is not known."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno or 0 for frame in frames if frame.filename == "<template>"]
    own = getattr(error, "lineno", None)
    return own or (lines[-1] if lines else 0)
