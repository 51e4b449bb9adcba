"""The data of a bundle: tables, workbook, data package and checksums say the same."""

import csv
import hashlib
import io
import json
import zipfile

import jsonschema
import pytest
import python_calamine
from samples import bundles as samples

from sitrep.publish import bundle
from sitrep.publish.bundle import codebook, made
from sitrep.publish.bundle.tables import tables
from sitrep.wording import Words


@pytest.fixture
def files(tmp_path):
    return made(samples.material(tmp_path), {}).files


def rows(files, name):
    return [*csv.DictReader(io.StringIO(files[f"data/{name}.csv"].decode()))]


def book(files):
    return python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(files["annex.xlsx"]))


def test_an_event_has_its_id_the_p_code_of_its_area_and_its_figures(files):
    first, second = rows(files, "events")
    assert first["event_id"] == "event-1"
    assert (first["area"], first["area_pcode"], first["place"]) == ("North", "NO01", "Alder")
    assert (first["first_day"], first["last_day"]) == ("2026-03-03", "2026-03-04")
    stated = [first[f"killed_{part}"] for part in ("low", "best", "high", "qualifier")]
    assert stated == ["5", "5", "", "at least"]
    assert [second[f"killed_{part}"] for part in ("low", "best", "high", "qualifier")] == [""] * 4


def test_what_is_not_reported_is_empty_and_never_zero(files):
    (bar,) = rows(files, "periods")
    assert (bar["low"], bar["best"], bar["high"], bar["events"]) == ("", "", "", "0")


def test_what_is_withheld_has_no_number_and_says_so(tmp_path):
    groups = {"women": samples.entry(samples.figure(3), suppressed=True)}
    figures = {"killed": samples.entry(samples.figure(5), groups=groups)}
    parts = samples.report()["breakdown"]
    parts["events"] = [samples.event(1, {"killed_women": "suppressed"})]
    files = made(samples.material(tmp_path, figures=figures, breakdown=parts), {}).files
    women = next(row for row in rows(files, "figures") if row["group"] == "women")
    assert (women["low"], women["best"], women["qualifier"]) == ("", "", "withheld")
    (event,) = rows(files, "events")
    assert (event["killed_women_best"], event["killed_women_qualifier"]) == ("", "withheld")


def test_the_workbook_has_a_read_me_a_sheet_for_each_table_the_codebook_and_the_values(files):
    assert book(files).sheet_names == [
        "Read me",
        "Figures",
        "Events",
        "Areas",
        "Periods",
        "Sources",
        "Codebook",
        "Values",
    ]
    sheet = book(files).get_sheet_by_name("Events").to_python()
    assert sheet[0][:2] == ["event_id", "first_day"]
    assert sheet[1][0] == "event-1"
    assert str(sheet[1][1]) == "2026-03-03"
    assert sheet[1][sheet[0].index("killed_best")] == 5
    assert sheet[2][sheet[0].index("killed_best")] == ""


def test_each_sheet_of_data_is_a_table_of_its_own_with_a_header_that_stays(files):
    with zipfile.ZipFile(io.BytesIO(files["annex.xlsx"])) as archive:
        names = [n for n in archive.namelist() if n.startswith("xl/tables/")]
        made_tables = b"".join(archive.read(name) for name in names)
        sheets = [archive.read(f"xl/worksheets/sheet{n}.xml") for n in range(2, 9)]
    assert len(names) == 7
    assert b'displayName="data_events"' in made_tables
    assert all(b'state="frozen"' in sheet and b"<tablePart " in sheet for sheet in sheets)
    # As wide as a page, and with its header on each.
    assert all(b'fitToHeight="0"' in sheet and b"landscape" in sheet for sheet in sheets)
    with zipfile.ZipFile(io.BytesIO(files["annex.xlsx"])) as archive:
        assert archive.read("xl/workbook.xml").count(b"_xlnm.Print_Titles") == 7


def test_the_read_me_leads_to_each_sheet_and_says_what_it_is(files):
    lines = book(files).get_sheet_by_name("Read me").to_python()
    listed = {line[0]: line[1] for line in lines if line[1]}
    assert [*listed] == book(files).sheet_names[1:]
    assert listed["Events"] == "Each event of the period, with its figures"
    with zipfile.ZipFile(io.BytesIO(files["annex.xlsx"])) as archive:
        first = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "location=\"'Events'!A1\"" in first


def test_the_codebook_says_in_plain_words_what_a_column_holds():
    rows = codebook.columns(tables(samples.report()), Words("en")).rows
    kinds = {column: (kind, meaning) for table, column, kind, meaning in rows if table == "events"}
    assert kinds["place"][0] == "text"
    assert kinds["first_day"][0] == "day"
    lowest = 'The lowest number that is reported (of "killed")'
    assert kinds["killed_low"] == ("whole number", lowest)


def test_a_text_that_looks_like_a_formula_is_text_in_workbook_and_csv(tmp_path):
    parts = samples.report()["breakdown"]
    parts["events"] = [samples.event(1, {}, place="=cmd()")]
    files = made(samples.material(tmp_path, breakdown=parts), {}).files
    assert rows(files, "events")[0]["place"] == "'=cmd()"
    with zipfile.ZipFile(io.BytesIO(files["annex.xlsx"])) as archive:
        assert all(b"<f>" not in archive.read(n) for n in archive.namelist() if "sheet" in n)
    sheet = book(files).get_sheet_by_name("Events").to_python()
    assert sheet[1][sheet[0].index("place")] == "=cmd()"


def test_every_column_is_in_the_codebook_with_its_meaning():
    report = samples.report(totals=[total()])
    report["breakdown"]["facilities"] = [facility()]
    found = tables(report)
    assert len(found) == 7
    for column in codebook.columns(found, Words("en")).rows:
        assert all(column), column


def total():
    whole = {"total_id": "total-1", "indicator": "killed", "group": "", "unit": "people"}
    return whole | {
        "figure": samples.figure(12, "vague", None),
        "since": "2026-02",
        "as_of": "2026-03-04",
        "area": "North",
        "area_pcode": "",
        "source": "A",
        "reported_on": None,
        "status": "reported",
        "latest_known": False,
    }


def facility():
    whole = {"name": "", "facility_type": "hospital", "area": "North", "attacks": 2}
    return whole | {"damage": "damaged", "status": ""}


#: What the Data Package standard asks for, in our words.
PACKAGE = {
    "type": "object",
    "required": ["name", "resources", "licenses", "sources", "profile"],
    "properties": {
        "name": {"pattern": "^[-a-z0-9._]+$"},
        "licenses": {"items": {"required": ["name", "title", "path"]}},
        "sources": {"items": {"required": ["title"]}},
        "resources": {
            "items": {
                "required": ["name", "path", "schema", "hash", "bytes"],
                "properties": {
                    "name": {"pattern": "^[-a-z0-9._]+$"},
                    "schema": {
                        "required": ["fields", "missingValues"],
                        "properties": {
                            "fields": {
                                "items": {
                                    "required": ["name", "type", "description"],
                                    "properties": {
                                        "type": {"enum": ["string", "integer", "date", "boolean"]}
                                    },
                                }
                            }
                        },
                    },
                },
            }
        },
    },
}


def test_the_data_package_describes_every_table_as_it_stands_there(files):
    said = json.loads(files["datapackage.json"])
    jsonschema.validate(said, PACKAGE)
    assert said["licenses"][0]["name"] == "CC-BY-4.0"
    assert said["licenses"][0]["path"] == "https://creativecommons.org/licenses/by/4.0/"
    assert {each["path"] for each in said["resources"]} == {
        n for n in files if n.startswith("data/")
    }
    for each in said["resources"]:
        content = files[each["path"]]
        assert each["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert each["bytes"] == len(content)
        header = content.decode().splitlines()[0].split(",")
        assert [field["name"] for field in each["schema"]["fields"]] == header


def test_without_a_licence_the_data_package_invents_none(tmp_path):
    files = made(samples.material(tmp_path, config='title = "A"\n'), {}).files
    assert {"licenses", "contributors", "homepage"} & {
        *json.loads(files["datapackage.json"])
    } == set()


def test_the_list_of_checksums_is_of_every_other_file(files):
    listed = dict(reversed(line.split("  ")) for line in files["SHA256SUMS"].decode().splitlines())
    assert listed == {
        name: hashlib.sha256(data).hexdigest()
        for name, data in files.items()
        if name != "SHA256SUMS"
    }


def test_the_same_report_gives_the_same_bytes(tmp_path):
    first, second = (made(samples.material(tmp_path), {}).files for _ in range(2))
    assert first == second


def test_the_published_files_are_handed_over_as_they_are(tmp_path):
    material = samples.material(tmp_path)
    files = made(material, {"pack/map.svg": b"<svg>"}).files
    assert {name: files[name] for name in material.files} == material.files
    assert files["pack/map.svg"] == b"<svg>"


def test_without_the_package_for_workbooks_the_bundle_is_made_without_one(tmp_path, monkeypatch):
    monkeypatch.setattr(bundle, "find_spec", lambda name: None)
    whole = made(samples.material(tmp_path), {})
    assert "annex.xlsx" not in whole.files
    assert "data/events.csv" in whole.files
    assert "annex.xlsx" not in whole.files["mail.txt"].decode()
    (problem,) = whole.problems
    assert 'pip install "humanitarian-sitrep[xlsx]"' in problem.hint
