"""Each format through the whole of reading: found by its columns, its rows all accounted for."""

import pytest
from click.testing import CliRunner
from samples.workspaces import DATA, config_for, workspace

from sitrep import cli
from sitrep.model.codes import Code
from sitrep.pipeline import gather
from sitrep.read.formats import Problem, detect, known
from sitrep.wording import Words

#: Each format's own small file: rows read, rows used.
FILES = {
    "acled-current.csv": ("acled", 6, 6),
    "acled-2020.csv": ("acled", 2, 2),
    "acled-before-2018.csv": ("acled", 2, 2),
    "acled.json": ("acled", 1, 1),
    "dtm.csv": ("dtm", 8, 7),
    "dtm-part-or-total.csv": ("dtm", 9, 1),
    "dtm.json": ("dtm", 1, 1),
    "hxl-events.csv": ("hxl", 2, 2),
    "hxl-tags-swapped.csv": ("hxl", 2, 2),
    "idmc.json": ("idmc", 4, 4),
    "insecurity-insight-slice.csv": ("insecurity_insight", 6, 6),
    "insecurity-insight-workbook.csv": ("insecurity_insight", 3, 3),
    "kobo.csv": ("kobo", 3, 3),
    "odk.csv": ("kobo", 2, 2),
    "ucdp.csv": ("ucdp", 4, 4),
    "who-ssa.csv": ("who_ssa", 6, 6),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_told_by_its_columns_and_its_rows_add_up(tmp_path, name):
    inputs = gather(workspace(tmp_path, {name: (DATA / name).read_bytes()}))
    (count,) = inputs.cleaned.counts
    assert (count.format, count.rows, count.used) == FILES[name]
    assert count.rows == count.used + sum(count.left_out.values())
    assert all(p.path == name for p in inputs.problems)


def test_the_sheet_or_file_gives_the_month_of_idp_movements(tmp_path):
    files = {"IDPs May 2019.csv": (DATA / "ocha-idp.csv").read_bytes()}
    (count,) = gather(workspace(tmp_path, files)).cleaned.counts
    assert (count.format, count.rows) == ("ocha_idp", count.used + sum(count.left_out.values()))
    assert Code.PART_ADDED in count.left_out


def test_columns_that_fit_two_formats_are_refused_and_both_are_named():
    both = {c for f in known() if f.name in ("ucdp", "acled") for c in f.signature}
    problem = detect(sorted(both), None, None)
    assert isinstance(problem, Problem)
    assert problem.reason == "fits more than one format"
    assert 'format = "acled"' in problem.hint
    assert 'format = "ucdp"' in problem.hint


def test_of_two_formats_that_fit_the_one_that_config_names_is_read(tmp_path):
    header = "event_id_cnty,event_date,event_type,actor1,fatalities,date_start,killed\n"
    row = "X1,2019-05-06,Battles,A,3,2019-05-07,4\n"
    (problem,) = gather(workspace(tmp_path / "a", {"a.csv": header + row})).problems
    assert problem.reason == "fits more than one format"
    config = config_for("a.csv", source='format = "acled"')
    inputs = gather(workspace(tmp_path / "b", {"a.csv": header + row}, config))
    assert inputs.cleaned.accounts["killed__best"].item() == 3


def test_a_format_whose_columns_are_not_there_is_refused_by_their_names(tmp_path):
    config = config_for("a.csv", source='format = "who_ssa"')
    inputs = gather(workspace(tmp_path, {"a.csv": "Attack ID,Total Death\n1,2\n"}, config))
    (problem,) = inputs.problems
    expected = "lacks columns that every who_ssa file has: attack date, attack type, certainty"
    assert problem.reason.startswith(expected)


def test_a_column_mapped_by_hand_goes_before_the_formats_own(tmp_path):
    config = config_for("acled.csv", source='columns = {place = "admin3"}')
    files = {"acled.csv": (DATA / "acled-current.csv").read_bytes()}
    (table,) = gather(workspace(tmp_path, files, config)).tables
    assert table.format == "acled"
    assert table.headers["place"] == "admin3"


def test_a_repeated_name_is_refused_where_the_format_has_none(tmp_path):
    files = {"a.csv": "event_id,date_start,killed,killed\ne1,2019-05-06,1,2\n"}
    (problem,) = gather(workspace(tmp_path, files)).problems
    assert (problem.column, problem.reason) == ("killed", "is in the header twice")


@pytest.mark.parametrize("name", sorted({f.name for f in known()}))
def test_sitrep_sources_explains_each_format_with_its_caveats(name):
    result = CliRunner().invoke(cli.main, ["sources", name])
    assert result.exit_code == 0
    told = " ".join(result.output.split())
    for found in known():
        if found.name == name:
            assert found.title in told
            assert all(Words()(c) in told.replace(" - ", " ") for c in found.caveats)
            assert found.licence in told


def test_sitrep_sources_lists_all_and_knows_what_acled_cannot_tell():
    listed = CliRunner().invoke(cli.main, ["sources"]).output
    assert all(f.title in listed for f in known())
    told = CliRunner().invoke(cli.main, ["sources", "acled"]).output
    assert "Not reported in it: injured, missing, kidnapped, arrested, detained, displaced" in told
    assert "fatalities     → killed_best" in told
    result = CliRunner().invoke(cli.main, ["sources", "acledd"])
    assert result.exit_code == 1
    assert 'did you mean "acled"?' in result.output
