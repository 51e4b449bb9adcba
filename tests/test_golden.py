"""The example's weeks, whole: Markdown and JSON as they were read and approved.

Refresh with ``make golden``, then read the difference before committing it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from samples.weeks import AS_OF

GOLDEN = Path(__file__).parent / "golden"
#: The others of the gallery, of a week of many sources and of one with disputes.
OTHERS = tuple((week, name) for week in ("2019-W19", "2019-W37") for name in ("flash", "long"))


def compare(printed: str, approved: Path) -> None:
    if os.environ.get("SITREP_REFRESH_GOLDEN"):
        approved.parent.mkdir(exist_ok=True)
        approved.write_text(printed, encoding="utf-8")
    assert printed == approved.read_text(encoding="utf-8")


Example = Callable[..., Path]


@pytest.mark.parametrize("name", ["sitrep.en.md", "report.json"])
@pytest.mark.parametrize("week", AS_OF)
def test_a_week_of_the_example_is_printed_as_approved(
    week: str, name: str, example: Example
) -> None:
    approved = GOLDEN / f"{week}.{name.removeprefix('sitrep.en.')}"
    compare((example(week) / name).read_text(encoding="utf-8"), approved)


@pytest.mark.parametrize(("week", "template"), OTHERS)
def test_a_report_by_another_template_is_printed_as_approved(
    week: str, template: str, example: Example
) -> None:
    folder = example(week, template)
    printed = (folder / "sitrep.en.md").read_text(encoding="utf-8")
    compare(printed, GOLDEN / f"{week}.{template}.md")
    # The figures are those of the weekly report, whatever is printed of them.
    figures = json.loads((folder / "report.json").read_text(encoding="utf-8"))["figures"]
    weekly = json.loads((GOLDEN / f"{week}.report.json").read_text(encoding="utf-8"))["figures"]
    assert figures == weekly
