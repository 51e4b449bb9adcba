"""The example's weeks, whole: Markdown and JSON as they were read and approved.

Refresh with ``make golden``, then read the difference before committing it.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
from pathlib import Path

import pytest

from sitrep.pipeline import Request, build

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden"
#: Each week with what had been published by the Friday after it, as ``make report`` builds it.
AS_OF = {
    week: dt.date.fromisoformat(day)
    for week, day in re.findall(
        r"^AS_OF_(\S+) := (\S+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M
    )
}
#: The others of the gallery, of a week of many sources and of one with disputes.
OTHERS = tuple((week, name) for week in ("2019-W19", "2019-W37") for name in ("flash", "long"))


def compare(printed: str, approved: Path) -> None:
    if os.environ.get("SITREP_REFRESH_GOLDEN"):
        approved.parent.mkdir(exist_ok=True)
        approved.write_text(printed, encoding="utf-8")
    assert printed == approved.read_text(encoding="utf-8")


@pytest.fixture(scope="module", params=AS_OF)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One week of the example, in the formats that are compared, made on a fixed day."""
    out = tmp_path_factory.mktemp("reports")
    made = build(
        Request(
            config=ROOT / "config.toml",
            created=dt.date(2019, 9, 20),
            period=request.param,
            out=out,
            as_of=AS_OF[request.param],
            formats=("md",),
        )
    )
    return made.folder


@pytest.mark.parametrize("name", ["sitrep.en.md", "report.json"])
def test_a_week_of_the_example_is_printed_as_approved(built: Path, name: str) -> None:
    week = built.parent.name
    approved = GOLDEN / f"{week}.{name.removeprefix('sitrep.en.')}"
    printed = (built / name).read_text(encoding="utf-8")
    compare(printed, approved)


@pytest.mark.parametrize(("week", "name"), OTHERS)
def test_a_report_by_another_template_is_printed_as_approved(
    week: str, name: str, tmp_path: Path
) -> None:
    request = Request(
        ROOT / "config.toml",
        dt.date(2019, 9, 20),
        week,
        tmp_path,
        as_of=AS_OF[week],
        template=name,
        formats=("md",),
    )
    folder = build(request).folder
    assert folder == tmp_path / f"{week}.{name}" / "public"
    printed = (folder / "sitrep.en.md").read_text(encoding="utf-8")
    compare(printed, GOLDEN / f"{week}.{name}.md")
    # The figures are those of the weekly report, whatever is printed of them.
    figures = json.loads((folder / "report.json").read_text(encoding="utf-8"))["figures"]
    weekly = json.loads((GOLDEN / f"{week}.report.json").read_text(encoding="utf-8"))["figures"]
    assert figures == weekly
