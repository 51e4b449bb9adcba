"""Parquet is read by column, and of large files only the rows that are asked for."""

import datetime as dt
import io
from dataclasses import asdict
from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples.shapes import Shape
from samples.workspaces import config_for

from sitrep.config.load import load
from sitrep.model.codes import Code
from sitrep.model.problem import SitrepError
from sitrep.read.asked import Chooser
from sitrep.read.containers.objects import as_text
from sitrep.read.containers.parquet import from_parquet
from sitrep.read.files import one_file

pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

CELLS = {
    pa.string(): st.text(max_size=5),
    pa.dictionary(pa.int8(), pa.string()): st.sampled_from(["Idleb", "Hama", " Homs "]),
    pa.int64(): st.integers(-5, 5),
    pa.float64(): st.floats(width=32),
    pa.bool_(): st.booleans(),
    pa.date32(): st.dates(dt.date(2019, 1, 1), dt.date(2019, 1, 9)),
    pa.timestamp("us"): st.datetimes(dt.datetime(2019, 1, 1), dt.datetime(2019, 1, 2)),
    pa.decimal128(9, 2): st.decimals(-9, 9, places=2),
    pa.list_(pa.int64()): st.lists(st.integers(0, 2), max_size=2),
}


def packed(table, **how):
    out = io.BytesIO()
    parquet.write_table(table, out, **how)
    return out.getvalue()


@given(st.data(), st.sampled_from([*CELLS]), st.integers(1, 4))
def test_each_cell_is_the_text_that_it_is_by_itself(data, kind, rows_a_group):
    cells = data.draw(st.lists(st.none() | CELLS[kind], max_size=9))
    table = pa.table({"n": range(len(cells)), "x": pa.array(cells, kind)})
    frame, _, _ = from_parquet(packed(table, row_group_size=rows_a_group), "a.parquet")
    assert frame["x"].tolist() == [as_text(cell) for cell in cells]
    assert frame.index.tolist() == [*range(1, len(cells) + 1)]


def test_a_number_of_cents_keeps_them():
    table = pa.table({"x": pa.array([Decimal("1.50"), None], pa.decimal128(9, 2))})
    frame, _, _ = from_parquet(packed(table), "a.parquet")
    assert frame["x"].tolist() == ["1.50", ""]


# --- the rows that are asked for --------------------------------------------------------------

COLUMNS = ["event_id", "date_start", "Land", "killed", "reported_on"]
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c"]),
        st.sampled_from(["2026-03-01", "2026-03-02", "2026-04-01", "sometime", ""]),
        st.sampled_from(["Syria", "SYRIA ", "Iraq", ""]),
        st.sampled_from(["1", "2", ""]),
        st.sampled_from(["2026-03-02", "soon", ""]),
    )
    | st.just(("",) * 5),
    max_size=8,
)
ASKED = st.sampled_from(
    [
        '{Land = "Syria"}',
        '{Land = ["Syria", "Iraq"]}',
        '{country = "Iraq"}',
        "{date_start = {from = 2026-03-02}}",
        "{reported_on = {to = 2026-03-31}}",
        '{Land = "Syria", date_start = {to = 2026-03-31}}',
        '{nowhere = "Syria"}',
    ]
)


def tables(folder, data, source):
    """Return all that is read of one Parquet file, or the problems that refuse it."""
    folder.mkdir(exist_ok=True)
    (folder / "log.parquet").write_bytes(data)
    (folder / "config.toml").write_text(config_for("log.parquet", source=source))
    config = load(folder / "config.toml")
    try:
        found = one_file(config.sources[0], folder / "log.parquet", "log.parquet", config)
    except SitrepError as error:
        return [tuple(error.problems)]
    return [
        {**asdict(table), "frame": table.frame.astype("object").to_dict("tight")}
        for table, _ in found
    ]


@given(rows=ROWS, where=ASKED, rows_a_group=st.integers(1, 3))
def test_what_is_asked_for_is_the_same_as_if_all_had_been_read(
    tmp_path_factory, rows, where, rows_a_group
):
    frame = pd.DataFrame(rows, columns=COLUMNS, dtype="object")
    data = packed(pa.Table.from_pandas(frame, preserve_index=False), row_group_size=rows_a_group)
    folder, source = tmp_path_factory.mktemp("log"), f"where = {where}\n"
    chosen = tables(folder, data, source)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Chooser, "columns", lambda self, names: [])
        assert chosen == tables(folder, data, source)


def log(groups):
    """Return a log, a row group for each country: Syria's 2 and 3 killed, Iraq's 40."""
    frame = pd.DataFrame(
        [
            ("a", dt.date(2026, 3, 2), "Syria", 2, "A"),
            ("b", dt.date(2026, 3, 3), "Syria", 3, "A"),
            ("c", dt.date(2026, 3, 4), "Iraq", 40, "An unmistakable source"),
            ("d", dt.date(2026, 3, 5), "Iraq", 0, "An unmistakable source"),
        ],
        columns=["event_id", "date_start", "country", "killed", "source"],
    )
    table = pa.Table.from_pandas(frame, preserve_index=False)
    return packed(table, row_group_size=groups, compression="none", use_dictionary=["country"])


def test_a_row_group_that_nobody_asks_for_is_not_read(tmp_path):
    """What is not read can't be damaged: the sources of Iraq's rows are."""
    data = log(2)
    at = data.index(b"An unmistakable source") - 4
    broken = data[:at] + b"\xff\xff\xff\x7f" + data[at + 4 :]
    asked = Shape(tmp_path / "a", {"log.parquet": broken}, 'where = {country = "Syria"}\n')
    assert asked.killed() == (5, 5, 5)
    whole = Shape(tmp_path / "b", {"log.parquet": broken}, "")
    assert [p.reason[:34] for p in whole.problems()] == ["is not a Parquet file that can be "]


def test_rows_that_nobody_asks_for_are_counted_and_take_no_cells_of_the_most(tmp_path, monkeypatch):
    """Twenty cells are too many for a table of fifteen; four of one column and ten are not."""
    monkeypatch.setattr("sitrep.read.containers.objects._MOST_CELLS", 15)
    whole = Shape(tmp_path / "a", {"log.parquet": log(4)}, "")
    [problem] = whole.problems()
    assert problem.reason == "is a table of 4 rows and 5 columns, which is too large"
    assert problem.hint.startswith("ask for some of its rows: where = {date_start = ")
    asked = Shape(tmp_path / "b", {"log.parquet": log(4)}, 'where = {country = "Syria"}\n')
    assert asked.killed() == (5, 5, 5)
    [left] = [c.left_out for c in asked.inputs().cleaned.counts]
    assert left == {Code.NOT_ASKED_FOR: 2}
