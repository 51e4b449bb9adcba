"""``covers``: of which areas the figures are; elsewhere is not covered, never "no reports"."""

from samples.shapes import Shape, said

HEADER = "event_id,date_start,country,admin1,killed\n"
#: 2 killed in Idlib, 3 in Aleppo.
LOG = HEADER + "a,2026-03-02,Syria,Idlib,2\nb,2026-03-03,Syria,Aleppo,3\n"
ALONE = "Figures cover Idlib and Aleppo only; the sources do not record other areas."


def test_sums_and_ranks_say_of_which_areas_they_are(tmp_path):
    made = Shape(tmp_path, {"log.csv": LOG}, 'name = "WFP"\ncovers = ["Idlib", "Aleppo"]').build()
    page = (made.folder / "sitrep.en.md").read_text(encoding="utf-8")
    sections = {part.split("\n")[0]: part for part in page.split("\n## ")}
    # Once, where the first sums are; each chart of sums says it shortly, since it goes out alone.
    assert ALONE in sections["Highlights"]
    assert page.count(ALONE) == 1
    assert sections["Casualties"].count("Covers Idlib and Aleppo only.") == 1
    assert "WFP records Idlib and Aleppo only" in page
    assert made.summary.covered == ("Idlib", "Aleppo")


def test_a_period_without_reports_is_one_of_the_areas_covered(tmp_path):
    page = Shape(tmp_path, {"log.csv": LOG}, 'covers = ["Idlib", "Aleppo"]').page("2026-W12")
    assert "are held from the areas covered: Idlib and Aleppo." in page
    assert "elsewhere" in page


def test_one_source_that_may_record_any_area_leaves_the_sums_without_areas(tmp_path):
    made = Shape(tmp_path, {"log.csv": LOG, "b.csv": LOG.replace("a,", "c,").replace("b,", "d,")})
    text = made.path.read_text(encoding="utf-8") + 'name = "B"\ncovers = ["Idlib", "Aleppo"]\n'
    made.path.write_text(text, encoding="utf-8")
    page = made.page()
    assert ALONE not in page
    assert "B records Idlib and Aleppo only" in page


def test_a_row_outside_is_a_warning_at_its_first_line(tmp_path):
    made = Shape(tmp_path, {"log.csv": LOG}, 'covers = ["idlib"]')
    (problem,) = [p for p in made.problems("warning") if p.column == "covers"]
    assert said(problem) == ("covers", "Aleppo", 3)
    assert made.killed() == (5, 5, 5)


def test_an_area_in_a_country_that_is_covered_is_inside(tmp_path):
    made = Shape(tmp_path, {"log.csv": LOG}, 'covers = "Syria"')
    assert [p for p in made.problems("warning") if p.column == "covers"] == []


def test_an_area_that_is_not_covered_never_falls_silent(tmp_path):
    later = LOG + "c,2026-03-10,Syria,Idlib,1\n"
    silent = {}
    for name, source in (("all", ""), ("one", 'covers = ["Idlib"]')):
        made = Shape(tmp_path / name, {"log.csv": later}, source).build("2026-W11")
        silent[name] = made.summary.only_before.areas
    assert silent == {"all": ("Aleppo",), "one": ()}


def test_an_area_outside_that_has_events_is_named_among_those_that_figures_are_of(tmp_path):
    log = LOG + "c,2026-03-04,Syria,Hama,20\n"
    made = Shape(tmp_path, {"log.csv": log}, 'name = "WFP"\ncovers = ["Idlib", "Aleppo"]').build()
    page = (made.folder / "sitrep.en.md").read_text(encoding="utf-8")
    assert ALONE not in page
    assert (
        "Figures cover Idlib, Aleppo and Hama only; the sources do not record other areas." in page
    )
    assert "WFP records Idlib and Aleppo only" in page
    assert made.summary.covered == ("Idlib", "Aleppo")
