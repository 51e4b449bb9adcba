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
    assert "two events were reported, one as abduction and one as attack on health care." in text
    assert "the sources record" not in text
