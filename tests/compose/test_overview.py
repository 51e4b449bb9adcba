"""The overview says once what belongs to no other section."""

from samples.command import sitrep
from samples.workspaces import config_for, workspace

TOTALS = "indicator,figure,as_of,area,source\nschools_affected,35,2024-03-08,North,Agency\n"
INDICATOR = (
    '[[indicator]]\nname = "schools_affected"\nlabel = "schools affected"\nunit = "facilities"\n'
)


def page(folder, report='title = "T"'):
    config = config_for("totals.csv", report=report, more=INDICATOR)
    workspace(folder, {"totals.csv": TOTALS}, config)
    run = sitrep("build", "2024-W10", "--format", "md", cwd=folder)
    assert run.returncode == 0, run.stderr
    return (folder / "reports/2024-W10/public/sitrep.en.md").read_text(encoding="utf-8")


def test_a_total_that_a_key_figure_states_is_no_sentence_of_the_overview(tmp_path):
    text = page(tmp_path)
    assert "- **35** schools affected in North" in text
    assert "Schools affected: 35" not in text


def test_without_key_figures_the_overview_states_it(tmp_path):
    sections = '["overview", "method"]'
    text = page(tmp_path, report=f'title = "T"\nsections = {sections}')
    assert (
        "According to Agency, 35 schools affected were reported in North (to 8 March 2024, start "
        "not stated)." in text
    )


def test_events_of_one_type_are_said_to_be_and_those_of_none_are_only_counted(tmp_path):
    for name, kind, said in (
        ("shelled", "shelling", "two incidents of shelling were reported."),
        ("ambushed", "ambush", "two events were reported, all of the type “ambush”."),
        ("unsaid", "", "two events were reported."),
    ):
        rows = "".join(f"e{n},2019-05-0{n + 6},Hass,{kind},1,A\n" for n in range(2))
        files = {"log.csv": f"event_id,date_start,place,event_type,killed,source\n{rows}"}
        path = workspace(tmp_path / name, files)
        run = sitrep("build", "2019-W19", "--format", "md", cwd=path.parent)
        assert run.returncode == 0, run.stderr
        text = next((path.parent / "reports").rglob("*.md")).read_text(encoding="utf-8")
        assert f"For 6–12 May 2019, {said}" in text


def test_that_no_event_states_a_toll_is_one_sentence_for_killed_and_injured(tmp_path):
    log = "event_id,date_start,place,killed,injured,source\ne1,2019-05-07,Hass,,,A\n"
    path = workspace(tmp_path, {"log.csv": log})
    run = sitrep("build", "2019-W19", "--format", "md", cwd=path.parent)
    assert run.returncode == 0, run.stderr
    text = next((tmp_path / "reports").rglob("*.md")).read_text(encoding="utf-8")
    said = "No event of 6–12 May 2019 states how many people were killed or injured"
    assert text.count(f"{said}.") == 1
    assert text.count("No event of") == 1


def test_types_are_counted_in_words_and_those_of_the_log_as_recorded(tmp_path):
    kinds = ("airstrike", "airstrike", "abduction", "ambush", "", "attack_on_health")
    rows = "".join(f"e{n},2019-05-0{n + 6},Hass,{kind},1,A\n" for n, kind in enumerate(kinds[:4]))
    rows += "".join(f"f{n},2019-05-12,Hass,{kind},1,A\n" for n, kind in enumerate(kinds[4:]))
    path = workspace(
        tmp_path, {"log.csv": f"event_id,date_start,place,event_type,killed,source\n{rows}"}
    )
    run = sitrep("build", "2019-W19", "--format", "md", cwd=path.parent)
    assert run.returncode == 0, run.stderr
    text = next((tmp_path / "reports").rglob("*.md")).read_text(encoding="utf-8")
    assert (
        "For 6–12 May 2019, six events were reported: two airstrikes, one abduction, one event "
        "recorded as “ambush”, one attack on health care and one event of another type or of none "
        "that is stated."
    ) in text
