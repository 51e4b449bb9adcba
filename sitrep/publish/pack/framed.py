"""What is printed around a chart that stands alone, and what is said of it beside its data."""

from __future__ import annotations

from dataclasses import dataclass

from sitrep.config.load import Config
from sitrep.model.edition import PUBLIC
from sitrep.model.pictures import Frame
from sitrep.model.report import Drawing, Report
from sitrep.wording import Words


@dataclass(frozen=True)
class Told:
    """A chart in words: ``facts`` are labels with what they label, ``text`` the whole of it."""

    title: str
    sheets: tuple[str, str]
    facts: tuple[tuple[str, str], ...]
    text: str


def frame_of(report: Report, config: Config, words: Words) -> Frame:
    """Return the frame of the report's charts; that of a closed edition names it."""
    head, licence = report.masthead, config.report.licence
    foot = head.issuer
    if licence and config.issuer:
        foot = words("pack-foot", issuer=config.issuer, licence=licence)
    elif licence:
        foot = words("pack-licence", licence=licence)
    return Frame(
        head=words("pack-head", title=head.title, period=head.period),
        foot=foot,
        mark="" if report.edition == PUBLIC else head.edition,
        source=source(report, config, words),
        licence=licence,
    )


def source(report: Report, config: Config, words: Words) -> str:
    """Return the line that says where a chart is from, to be pasted under it."""
    head = report.masthead
    given = {"title": head.title, "period": head.period, "date": words.date(report.as_of)}
    if config.issuer:
        return words("pack-source", issuer=config.issuer, **given)
    return words("pack-source-unsigned", **given)


def told_of(drawing: Drawing, report: Report, config: Config, words: Words) -> Told:
    """Return a chart in words: its title, caption and alternative text, and whose it is."""
    chart, head = drawing.chart, report.masthead
    facts = {
        words("pack-label-title"): chart.title,
        words("pack-label-caption"): chart.caption,
        words("pack-label-alt"): chart.alt,
        words("pack-label-source"): source(report, config, words),
        words("pack-label-window"): head.period,
        words("pack-label-as-of"): report.as_of.isoformat(),
        words("pack-label-licence"): config.report.licence,
        words("pack-label-edition"): head.edition,
    }
    kept = tuple((label, _on_one_line(text)) for label, text in facts.items() if text)
    text = "".join(f"{label}\n{said}\n\n" for label, said in kept).rstrip() + "\n"
    return Told(chart.title, (words("pack-sheet-data"), words("pack-sheet-about")), kept, text)


def _on_one_line(text: str) -> str:
    """Return a text on one line, without what no terminal or viewer should be told."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
