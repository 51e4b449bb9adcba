"""One file as ``[[source]]`` shapes it: what is wrong with it, and what a report of it counts."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from samples.workspaces import config_for, workspace
from sitrep.model.problem import Problem, errors_in
from sitrep.pipeline import Inputs, Request, build, gather, summary_of

#: After every date in these tests.
TODAY = dt.date(2026, 6, 1)


class Shape:
    """A workspace with files, each read with the same ``source``, or as ``config`` says."""

    def __init__(self, folder: Path, files: dict[str, str], source: str = "", more: str = ""):
        self.folder = folder
        self.path = workspace(folder, files, config_for(*files, source=source, more=more))

    def inputs(self) -> Inputs:
        """Return what is read, with every problem."""
        return gather(self.path, today=TODAY)

    def problems(self, severity: str = "error") -> list[Problem]:
        """Return what is wrong."""
        return [p for p in self.inputs().problems if p.severity == severity]

    def build(self, period: str = "2026-W10", *, keep_going: bool = False):
        """Return the report of a period, made in Markdown."""
        return build(
            Request(
                config=self.path,
                created=TODAY,
                period=period,
                out=self.folder / "reports",
                formats=("md",),
                keep_going=keep_going,
                today=TODAY,
            )
        )

    def page(self, period: str = "2026-W10") -> str:
        """Return the report's page."""
        return (self.build(period).folder / "sitrep.en.md").read_text(encoding="utf-8")

    def killed(self, period: str = "2026-W10", group: str = "", indicator: str = "killed"):
        """Return the figure of the period, as (low, best, high)."""
        request = Request(
            config=self.path, created=TODAY, period=period, today=TODAY, edition="internal"
        )
        inputs = self.inputs()
        assert not errors_in(inputs.problems)
        summary, _, _ = summary_of(inputs, request)
        tally = summary.tallies.get((indicator, group))
        figure = tally.figure if tally else None
        return None if figure is None else (figure.low, figure.best, figure.high)


def said(problem: Problem) -> tuple[str, str, int]:
    """Return where a problem is: its column or key, its value and its line."""
    return problem.column, problem.value, problem.line
