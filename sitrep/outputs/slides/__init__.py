"""Write the Report as slides: the registry entry, which imports no package for presentations.

The master is the workspace's ``templates/briefing.pptx``, else the shipped one in the configured
theme. Charts are the program's own, with their numbers in a sheet, so that people can edit them;
maps and timelines are pictures. The same report gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sitrep.model.problem import Problem, SitrepError
from sitrep.model.report import Drawing, Report
from sitrep.outputs import Output, Setting, missing
from sitrep.templating.limits import confined

#: The master that people make in PowerPoint.
TEMPLATE = "briefing.pptx"


def check(setting: Setting) -> Iterator[Problem]:
    """Yield the errors that prevent slides: an unsafe master, or one that can't hold them."""
    from sitrep.outputs.slides import deck

    yield from deck.problems(setting)


def write(report: Report, drawings: Sequence[Drawing], setting: Setting) -> bytes:
    """Return the report as a presentation."""
    from sitrep.outputs.slides import deck

    # What draws a picture can't be handed to the process in which a person's master is opened.
    shown = tuple((d.chart, d.plot, b"" if d.plot else d.bare, d.table) for d in drawings)
    return confined(deck.made, setting.workspace, report, shown, setting)


def dressed(setting: Setting, direction: str) -> bytes:
    """Return the shipped master in the configured theme, for people to edit in PowerPoint."""
    if lacking := missing(OUTPUT):
        raise SitrepError([lacking])
    from sitrep.outputs.slides import deck

    return deck.dressed(setting, direction)


OUTPUT = Output(
    name="pptx",
    label="index-format-slides",
    ending="pptx",
    place=32,
    write=write,
    check=check,
    stem="briefing",
    extra="pptx",
    needs=("pptx",),
    pictures=("png",),
)
