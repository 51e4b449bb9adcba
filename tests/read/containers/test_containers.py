"""What packs a table: JSON, Parquet, gzip, workbooks; and what is refused before it is read."""

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from samples.examples import examples
from samples.workbooks import HEAD, number, text, workbook
from samples.workspaces import GOOD, HEADER, config_for, workspace

from sitrep.config.tables import SourceTable
from sitrep.model.problem import SitrepError
from sitrep.pipeline import gather
from sitrep.read import containers
from sitrep.read.containers import workbooks

ROWS = [
    {"event_id": "e1", "date_start": "2019-05-06", "killed": 2, "place": None},
    {"event_id": "e2", "date_start": "2019-05-07", "killed": 2.0, "injured": "dozens"},
]


def one(tmp_path, name, content, source=""):
    """The one problem of a workspace with this file."""
    inputs = gather(workspace(tmp_path, {name: content}, config_for(name, source=source)))
    (problem,) = inputs.problems
    return problem


def used(tmp_path, name, content, source=""):
    inputs = gather(workspace(tmp_path, {name: content}, config_for(name, source=source)))
    assert inputs.problems == ()
    return inputs.cleaned.accounts["killed__best"].tolist()


# --- JSON -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "whole",
    [ROWS, {"data": ROWS, "count": 2}, {"result": ROWS}, {"results": ROWS, "next": None}],
    ids=["list", "data", "result", "results"],
)
def test_a_json_list_of_objects_is_a_table_bare_or_in_an_envelope(tmp_path, whole):
    assert used(tmp_path, "a.json", json.dumps(whole)) == [2, 2]


def test_a_json_list_of_rows_is_a_table_under_its_header(tmp_path):
    rows = [["event_id", "date_start", "killed"], ["e1", "2019-05-06", 2]]
    assert used(tmp_path, "a.json", json.dumps(rows)) == [2]


def test_the_line_of_a_json_problem_is_the_number_of_the_object(tmp_path):
    bad = [ROWS[0], {**ROWS[1], "date_start": "soon"}]
    problem = one(tmp_path, "a.json", json.dumps(bad))
    assert (problem.line, problem.value) == (2, "soon")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('[{"a": 1}, ', "is not JSON"),
        ("<html>502 Bad Gateway</html>", "is not JSON"),
        (HEADER + GOOD, "is not JSON"),
        ('"a text"', "is JSON, but not a list of objects"),
        ("[]", "is an empty list"),
        ("[{}]", "is an empty list"),
        ("[1, 2]", "is a JSON list in which not every item is an object"),
        ('[{"a": 1}, []]', "is a JSON list in which not every item is an object"),
        ('{"a": 1}', "is one JSON object (a), not a list of them"),
        ('{"success": false, "error": "no access"}', "is an answer that failed: no access"),
        ('{"data": [{"a": 1}], "count": 5}', "holds 1 of the 5 rows that it states"),
        ('{"results": [{"a": 1}], "next": "page=2"}', "is one page of several"),
        ('{"result": [], "totalRecordsCount": 9}', "holds 0 of the 9 rows that DTM has"),
        ('{"type": "FeatureCollection", "features": []}', "is a map (GeoJSON)"),
        ("[" * 100_000, "is JSON nested too deep"),
    ],
)
def test_json_that_is_not_what_it_says_is_one_problem(tmp_path, content, reason):
    problem = one(tmp_path, "a.json", content)
    assert problem.reason.startswith(reason)
    assert problem.path == "a.json"


# --- gzip, Parquet, encodings -----------------------------------------------------------------


def test_gzip_of_any_of_them_is_unpacked(tmp_path):
    assert used(tmp_path / "a", "a.csv.gz", gzip.compress((HEADER + GOOD).encode())) == [2]
    assert used(tmp_path / "b", "a.json.gz", gzip.compress(json.dumps(ROWS).encode())) == [2, 2]


def test_a_gzip_file_cut_short_or_of_another_kind_is_one_problem(tmp_path):
    packed = gzip.compress((HEADER + GOOD).encode())
    assert (
        one(tmp_path / "a", "a.csv.gz", packed[:-12]).reason == "is a gzip file that is cut short"
    )
    problem = one(tmp_path / "b", "a.csv.gz", HEADER + GOOD)
    assert problem.reason.startswith("ends in .gz, but can't be read as a gzip file")


def test_a_gzip_file_is_refused_as_soon_as_it_proves_too_large():
    bomb = gzip.compress(b"0" * 5_000_000)
    with pytest.raises(SitrepError, match="is larger than 1,000 bytes once unpacked"):
        containers._inflated(bomb, "a.csv.gz", 1_000)


def test_parquet_is_read_as_text_like_the_rest(tmp_path):
    import pandas as pd

    out = io.BytesIO()
    frame = pd.DataFrame(
        {
            "event_id": ["e1"],
            "date_start": [pd.Timestamp("2019-05-06")],
            "killed": [2.0],
            "latitude": [None],
        }
    )
    frame.to_parquet(out)
    assert used(tmp_path / "a", "a.parquet", out.getvalue()) == [2]
    problem = one(tmp_path / "b", "a.parquet", out.getvalue()[:-9])
    assert problem.reason.startswith("is not a Parquet file that can be read")


def test_without_pyarrow_the_problem_says_how_to_get_it(tmp_path, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    problem = one(tmp_path, "a.parquet", b"PAR1")
    assert problem.hint == 'install it: pip install "humanitarian-sitrep[parquet]"'


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1", "windows-1252", "windows-1256"])
def test_each_encoding_is_read_where_config_names_it(tmp_path, encoding):
    place = "غزة" if encoding == "windows-1256" else "Alépo"
    content = (HEADER + GOOD.replace("Hass", place)).encode(encoding)
    config = config_for("a.csv", source=f'encoding = "{encoding}"')
    accounts = gather(workspace(tmp_path, {"a.csv": content}, config)).cleaned.accounts
    assert accounts["place"].tolist() == [place]


# --- workbooks refused by size ------------------------------------------------------------------


def changed(book, name, content):
    """The workbook with one of its parts replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
EVENT = (2, [text(c) for c in ("e1", "2019-05-06", "Hass")] + [number(2), text("Agency")])


def test_a_zip_bomb_is_refused_by_the_size_it_states(tmp_path):
    bomb = changed(workbook(log=[HEAD]), SHEET, b" " * (101 << 20))
    assert len(bomb) < 200_000
    assert "too many for a table" in one(tmp_path, "a.xlsx", bomb).reason


def test_a_workbook_that_lies_about_its_size_is_refused(tmp_path):
    book = changed(workbook(log=[HEAD]), SHEET, b" " * 100_000)
    stated = (100_000).to_bytes(4, "little")
    assert stated in book
    lie = book.replace(stated, (1_000).to_bytes(4, "little"))
    assert "is not a workbook that can be read" in one(tmp_path, "a.xlsx", lie).reason


@pytest.mark.parametrize("cell", ["XFD1048576", "ZZZZZ2", "CV9999999"])
def test_a_cell_far_off_makes_a_sheet_too_large_and_is_refused_before_it_is_made(tmp_path, cell):
    book = workbook(log=[HEAD, EVENT])
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        sheet = archive.read(SHEET)
    far = f'<row r="3"><c r="{cell}"><v>1</v></c></row></sheetData>'.encode()
    problem = one(tmp_path, "a.xlsx", changed(book, SHEET, sheet.replace(b"</sheetData>", far)))
    assert problem.reason.startswith("has a sheet of ")


def test_a_claim_of_ten_million_rows_is_only_a_claim(tmp_path):
    book = workbook(log=[HEAD, EVENT])
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        sheet = archive.read(SHEET)
    claim = b'<dimension ref="A1:XFD10000000"/><sheetData>'
    assert used(tmp_path, "a.xlsx", changed(book, SHEET, sheet.replace(b"<sheetData>", claim))) == [
        2
    ]


def test_an_ods_sheet_that_repeats_a_filled_row_millions_of_times_is_refused():
    cell = b'<table:table-cell office:value="1"><text:p>1</text:p></table:table-cell>'
    row = b'<table:table-row table:number-rows-repeated="%d">' + cell * 90 + b"</table:table-row>"
    workbooks._check_repeated(row % 1_000, "a.ods")
    with pytest.raises(SitrepError, match="has a sheet of 1,000,000 rows and 90 columns"):
        workbooks._check_repeated(row % 1_000_000, "a.ods")


def test_an_ods_workbook_is_read_like_the_others(tmp_path):
    names = {
        k: f"urn:oasis:names:tc:opendocument:xmlns:{k}:1.0" for k in ("office", "table", "text")
    }
    spaces = " ".join(f'xmlns:{k}="{v}"' for k, v in names.items())
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{c}</text:p></table:table-cell>'
            for c in row
        )
        + "</table:table-row>"
        for row in (("event_id", "date_start", "killed"), ("e1", "2019-05-06", "2"))
    )
    content = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="log">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = '<manifest:manifest xmlns:manifest="urn:x"/>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part, held in (
            ("mimetype", kind),
            ("META-INF/manifest.xml", manifest),
            ("content.xml", content),
        ):
            archive.writestr(part, held)
    assert used(tmp_path, "a.ods", out.getvalue()) == [2]


# --- no table at all ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a.shp", "a.dbf", "a.pdf", "a.zip", "a.xlsb"])
def test_a_map_a_document_and_an_archive_are_named_for_what_they_are(tmp_path, name):
    assert one(tmp_path, name, b"\0\1").hint.startswith("name a CSV file, a workbook")


def test_a_file_one_may_not_read_is_one_problem(tmp_path, monkeypatch):
    config = workspace(tmp_path, {"a.csv": HEADER + GOOD})
    read = Path.read_bytes

    def refused(path):
        # Not by its mode: root, as whom tests may run, reads everything.
        if path.name == "a.csv":
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refused)
    (problem,) = gather(config).problems
    assert problem.reason == "can't be read: Permission denied"


_SUFFIXES = ["csv", "tsv", "json", "json.gz", "csv.gz", "xlsx", "xls", "ods", "parquet", "txt"]
_HEADS = [
    b"",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"PAR1",
    b"\x1f\x8b\x08\0",
    b"\xff\xfe",
    b"[",
    b'{"data": [',
    b"event_id,date_start,killed\n",
    b"#date,#affected\n",
    b"Year,Month,Day,killed\n",
    b"event_id_cnty,event_date,event_type,actor1,fatalities\n",
    b"_id;_uuid;_submission_time\n",
]


@pytest.mark.parametrize("suffix", _SUFFIXES)
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
    max_examples=examples(20),
)
@given(head=st.sampled_from(_HEADS), body=st.binary(max_size=300), lines=st.text(max_size=200))
def test_whatever_the_bytes_only_problems_come_out(tmp_path_factory, suffix, head, body, lines):
    for content in (head + body, head + lines.encode()):
        packed = gzip.compress(content) if suffix.endswith("gz") and body[:1] < b"\x80" else content
        folder = tmp_path_factory.mktemp("any")
        inputs = gather(workspace(folder, {f"a.{suffix}": packed}))
        assert all(p.reason and p.path for p in inputs.problems)
        for count in inputs.cleaned.counts:
            assert count.rows == count.used + sum(count.left_out.values())


@pytest.mark.parametrize("part", ["xl/workbook.xml", SHEET, "xl/styles.xml", "_rels/.rels"])
@given(at=st.integers(0, 3_000), byte=st.integers(0, 255))
def test_a_workbook_with_any_byte_changed_gives_rows_or_a_problem(tmp_path_factory, part, at, byte):
    book = workbook(log=[HEAD, EVENT])
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        content = bytearray(archive.read(part))
    content[at % len(content)] = byte
    path = tmp_path_factory.mktemp("book") / "a.xlsx"
    path.write_bytes(changed(book, part, bytes(content)))
    problems, columns = (), 0
    try:
        columns = len(containers.rows(path, "a.xlsx", SourceTable(path="a.xlsx")).frame.columns)
    except SitrepError as error:
        problems = error.problems
    assert bool(problems) != bool(columns)
    assert all(p.path == "a.xlsx" and p.reason for p in problems)
