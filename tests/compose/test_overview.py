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
        "The number of schools affected was reported as 35 in North (to 8 March 2024, start not "
        "stated), according to Agency." in text
    )
