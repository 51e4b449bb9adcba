"""A format that is asked for joins those that are there; none is lost, and none is of old."""

import datetime as dt
import json

import pytest
from samples.workspaces import GOOD, HEADER, workspace

from sitrep import outputs
from sitrep.charts import draw
from sitrep.model.problem import SitrepError
from sitrep.pipeline import Request, build

MONDAY, TUESDAY = dt.date(2019, 5, 13), dt.date(2019, 5, 14)
OTHER = GOOD.replace("e1,", "e2,")


@pytest.fixture
def made(tmp_path):
    """Builds the week of a workspace in the formats asked for."""
    config = workspace(tmp_path, {"events.csv": HEADER + GOOD})

    def build_it(*formats, on=MONDAY, draw=None, **more):
        request = Request(config, on, "2019-W19", tmp_path / "reports", formats=formats, **more)
        return build(request, draw=draw)

    return build_it


def pages(built):
    return {p.suffix[1:] for p in built.folder.glob("sitrep.*")}


def said(built):
    return [str(p) for p in built.problems if "built again" in p.reason]


def manifest(built):
    return json.loads((built.folder / "manifest.json").read_text())


def test_a_format_joins_those_that_are_there_where_nothing_has_changed(made):
    first = made("html", "md")
    page = (first.folder / "sitrep.en.html").read_bytes()
    (first.folder / "sitrep.en.html").touch()
    second = made("docx")
    assert pages(second) == {"html", "md", "docx"}
    assert (second.folder / "sitrep.en.html").read_bytes() == page
    assert said(second) == []
    assert [p.name for p in second.files if p.name.startswith("sitrep.")] == ["sitrep.en.docx"]
    assert {n for n in manifest(second)["files"] if n.startswith("sitrep.")} == {
        "sitrep.en.html",
        "sitrep.en.md",
        "sitrep.en.docx",
    }


def test_what_joins_bears_the_date_of_those_that_are_there(made):
    made("md", on=MONDAY)
    second = made("html", on=TUESDAY)
    assert manifest(second)["created"] == "2019-05-13"
    for name in ("sitrep.en.md", "sitrep.en.html"):
        assert "Created on 13 May 2019" in (second.folder / name).read_text()


def test_what_is_asked_for_again_alone_is_of_today(made):
    made("md", on=MONDAY)
    assert "Created on 14 May 2019" in (made("md", on=TUESDAY).folder / "sitrep.en.md").read_text()


CHANGES = {
    "the inputs": lambda ws: (ws / "events.csv").write_text(HEADER + GOOD + OTHER),
    "config.toml": lambda ws: (ws / "config.toml").write_text(
        (ws / "config.toml").read_text().replace('"Test"', '"Other"')
    ),
    "the templates": lambda ws: (ws / "templates" / "health.md").write_text("mine"),
    "a text, the words, or a file that config.toml names": lambda ws: (
        ws / "narrative" / "2019-W19.md"
    ).write_text("# Casualties\n\nOf old age.\n"),
    "sitrep.en.html": lambda ws: (ws / "reports/2019-W19/public/sitrep.en.html").write_text("mine"),
    "manifest.json, which can't be read": lambda ws: (
        ws / "reports/2019-W19/public/manifest.json"
    ).write_text("{"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_where_something_has_changed_what_is_there_is_built_again_and_that_is_said(
    made, tmp_path, what
):
    first = made("html")
    page = (first.folder / "sitrep.en.html").read_bytes()
    for name in ("templates", "narrative"):
        (tmp_path / name).mkdir()
    CHANGES[what](tmp_path)
    second = made("md", on=TUESDAY)
    assert pages(second) == {"html", "md"}
    assert said(second) == [
        f"2019-W19/public: html is built again too; changed since it was built: {what}"
    ]
    rebuilt = (second.folder / "sitrep.en.html").read_bytes()
    assert rebuilt != page
    assert b"Created on 14 May 2019" in rebuilt
    assert manifest(second)["created"] == "2019-05-14"


def test_another_as_of_date_is_another_report(made):
    made("html")
    built = made("md", as_of=dt.date(2019, 5, 9))
    assert said(built) == [
        "2019-W19/public: html is built again too; changed since it was built: the as-of date"
    ]


def test_what_is_there_and_can_t_be_built_again_stops_the_build(made, tmp_path, monkeypatch):
    first = made("docx")
    before = (first.folder / "sitrep.en.docx").read_bytes()
    (tmp_path / "events.csv").write_text(HEADER + GOOD + OTHER)
    monkeypatch.setattr(outputs, "find_spec", lambda name: None)
    with pytest.raises(SitrepError, match="--format docx: needs packages"):
        made("md")
    assert (first.folder / "sitrep.en.docx").read_bytes() == before


def test_a_file_that_is_none_of_sitrep_s_stays_where_it_is(made):
    first = made("md")
    (first.folder / "notes").mkdir()
    for name in ("cover.txt", "notes/a.txt"):
        (first.folder / name).write_text("mine")
    second = made("md", "html")
    assert (second.folder / "cover.txt").read_text() == "mine"
    assert (second.folder / "notes/a.txt").read_text() == "mine"
    assert not {"cover.txt", "notes/a.txt"} & set(manifest(second)["files"])


def test_the_manifest_lists_what_a_report_is_made_from(made, tmp_path):
    (tmp_path / "narrative").mkdir()
    (tmp_path / "narrative" / "2019-W19.md").write_text("# Casualties\n\nOf old age.\n")
    written = manifest(made("md"))
    # A public report names no file.
    assert [entry["path"] for entry in written["inputs"]] == ["input-1"]
    assert [entry["path"] for entry in written["read_beside"]] == ["beside-1"]
    assert [
        len(entry["sha256"]) for key in ("inputs", "read_beside") for entry in written[key]
    ] == [
        64,
        64,
    ]
    assert written["language"] == "en"
    assert len(written["templates_sha256"]) == 64


def test_of_two_builds_that_meet_none_drops_a_page_of_the_other(made):
    def meanwhile(*arguments, **named):
        """Draw, and have another build come first."""
        made("md")
        return draw(*arguments, **named)

    with pytest.raises(SitrepError) as raised:
        made("html", draw=meanwhile)
    assert [str(problem) for problem in raised.value.problems] == [
        "2019-W19/public/sitrep.en.md: was added by another build while this one ran; "
        "build again: both are then of one report"
    ]
    again = made("html")
    assert pages(again) == {"html", "md"}
    assert {*manifest(again)["files"]} >= {"sitrep.en.html", "sitrep.en.md"}


def test_two_builds_of_the_same_pages_that_meet_leave_one_whole_report(made):
    first = made("md", "html", draw=lambda *a, **n: (made("md", "html"), draw(*a, **n))[1])
    assert pages(first) == {"html", "md"}
