"""The section on attacks on health care says what no other section has said."""

from samples.command import sitrep
from samples.workspaces import workspace

HEADER = "event_id,date_start,place,event_type,facility_type,killed,source\n"
ATTACK = "e1,2019-05-07,Hass,attack_on_health,hospital,1,A\n"
RAID = "e2,2019-05-08,Hass,abduction,hospital,,A\n"
OTHER = "e3,2019-05-09,Hass,shelling,,,A\n"
BY_TYPE = (
    "Of the attacks on health care, the sources record one as abduction and one as attack on "
    "health care."
)


def page(folder, *rows):
    path = workspace(folder, {"log.csv": HEADER + "".join(rows)})
    run = sitrep("build", "2019-W19", "--format", "md", cwd=path.parent)
    assert run.returncode == 0, run.stderr
    return next((folder / "reports").rglob("*.md")).read_text(encoding="utf-8")


def test_attacks_have_their_types_where_other_events_are_reported_too(tmp_path):
    assert BY_TYPE in page(tmp_path, ATTACK, RAID, OTHER)


def test_where_every_event_is_an_attack_the_overview_alone_has_the_types(tmp_path):
    text = page(tmp_path, ATTACK, RAID)
    assert "two events were reported: one abduction and one attack on health care." in text
    assert "the sources record" not in text


def test_one_attack_is_told_in_sentences_without_a_chart_of_one_bar(tmp_path):
    text = page(tmp_path, "e1,2019-05-07,Hass,shelling,hospital,1,A\n", OTHER)
    own = text.partition("## Attacks on health care")[2].partition("## Sources")[0]
    assert "The attack on health care was recorded as shelling." in own
    assert "The report of the attack names no facility" in own
    assert "one facility hit twice" not in own
    assert "![" not in own
    assert "chart" not in own


def test_attacks_of_one_type_are_told_as_both_or_all(tmp_path):
    shelled = "e{0},2019-05-07,Hass{0},shelling,hospital,1,A\n"
    two = page(tmp_path / "two", shelled.format(1), shelled.format(2), OTHER)
    assert "Both attacks on health care were recorded as shelling." in two
    three = page(tmp_path / "three", *(shelled.format(n) for n in (1, 2, 4)), OTHER)
    assert "All three attacks on health care were recorded as shelling." in three


def test_the_highlight_of_the_one_attack_says_how_many_there_were(tmp_path):
    text = page(tmp_path, ATTACK, "e3,2019-05-09,Hass,shelling,,5,A\n")
    highlights = text.partition("## Highlights")[2].partition("## Key figures")[0]
    assert "In the one attack on health care that was reported, of 7 May 2019" in highlights
    assert "one attack on health care was reported, according to" not in highlights
