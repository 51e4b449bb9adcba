"""Slides of a report made by hand, and masters that an organisation may bring."""

import io
import zipfile
from functools import lru_cache

from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from samples import reports as samples
from samples.pages import setting
from samples.workspaces import ROOT
from sitrep.config.load import Theme
from sitrep.model.plot import Plot, PlotPoint, PlotSeries
from sitrep.outputs.slides import deck

#: Week 18 has bounds, week 19 a minimum, week 20 no number.
WEEKS = Plot(
    "columns",
    "People reported killed, by week, 29 April–19 May 2019 · number of people",
    "Sources: SOHR. As of 12 May 2019.",
    ("W18", "W19", "W20\nnot stated"),
    (
        PlotSeries(
            "sum of events",
            (PlotPoint(30, "30 (20–67)", 20, 67), PlotPoint(35, "at least 35"), PlotPoint(None)),
        ),
    ),
    "highest figure reported",
)


@lru_cache
def png(width=600, height=400):
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (width, height), "#0074B7").save(out, "PNG")
    return out.getvalue()


def charted(report):
    """The report's charts: the weekly one as a plot, the others as pictures."""
    placed = [c for section in report.sections for c in section.charts]
    every = {c.id: c for c in (*report.charts, *placed)}
    weekly = next(iter(every.values()), None)
    found = [(c, None, png()) for c in every.values() if c is not weekly]
    if weekly:
        named = samples.chart("casualties-by-week", "casualties", weekly.title)
        found.insert(0, (named, WEEKS, b""))
    return tuple(found)


def write(report=None, folder=ROOT / "tests", look=None, shown=None):
    report = report or samples.report()
    shown = charted(report) if shown is None else shown
    return deck.made(report, shown, setting(folder, look or Theme()))


def opened(content):
    return Presentation(io.BytesIO(content))


def own(folder, change=lambda presentation: None, name="briefing.pptx"):
    """Put an organisation's master into a workspace: the one that python-pptx brings, changed."""
    presentation = Presentation()
    change(presentation)
    path = folder / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    presentation.save(str(path))
    return path


def keep(*names):
    """Leave only the layouts of these names in a master."""

    def change(presentation):
        for layout in list(presentation.slide_layouts):
            if layout.name not in names:
                presentation.slide_layouts.remove(layout)

    return change


def repack(path, change):
    """Change the parts of a file, by name."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in change(parts).items():
            archive.writestr(name, content)


def words(slide):
    """Every text on a slide, in the order of its shapes; a chart's names and labels too."""
    found = []
    for shape in slide.shapes:
        if shape.has_text_frame:
            found.append(shape.text_frame.text)
        elif getattr(shape, "has_table", False) and shape.has_table:
            found += [cell.text for row in shape.table.rows for cell in row.cells]
        elif getattr(shape, "has_chart", False) and shape.has_chart:
            space = shape.chart._chartSpace
            found += list(space.xpath(".//c:pt/c:v/text() | .//a:t/text()"))
    return found


def is_shown(shape):
    """Whether a shape is a picture, a chart or a table."""
    kinds = (MSO_SHAPE_TYPE.PICTURE, MSO_SHAPE_TYPE.CHART, MSO_SHAPE_TYPE.TABLE)
    return shape._element.tag.endswith(("}pic", "}graphicFrame")) or shape.shape_type in kinds


def sheet_of(chart):
    """The rows of the sheet in which people find a chart's numbers."""
    from python_calamine import CalamineWorkbook

    workbook = CalamineWorkbook.from_filelike(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    return workbook.get_sheet_by_index(0).to_python()
