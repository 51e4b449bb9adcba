"""No word of a restricted row is in any public file, whatever the row's status, week or fault.

Each text cell of a restricted row holds a word that stands nowhere else. All outputs of the
registry are built, and every file that a build leaves is unpacked and searched for every such word.
A file of a kind that nothing here can read fails the tests: what is added later is searched too.
"""

import csv
import io
import itertools
import json
import re
from types import SimpleNamespace

import pytest
from samples.bundles import bundle_of
from samples.command import sitrep
from samples.unpacked import contents, plain
from samples.workbooks import text, workbook

from sitrep import outputs
from sitrep.model.accounts import EVENT_COLUMNS
from sitrep.model.declared import KINDS, Kind
from sitrep.model.edition import EDITIONS
from sitrep.model.pack import FORMATS as IN_PACKS

FORMATS = tuple(output.name for output in outputs.known() if not output.always)
#: A column that nothing reads, and all that are.
COLUMNS = (*EVENT_COLUMNS, "remarks of the clerk")
#: What is printed of a restricted event: its figures, type, area, dates and sources.
KEPT = {"date_start", "date_end", "date_precision", "reported_on", "status", "country", "admin1"}
KEPT |= {"killed", "injured", "missing", "displaced", "source", "sensitivity"}
KEPT |= {"admin1_pcode"}
POSITION = ("latitude", "longitude")


RESTRICTED = ("restricted/2026-W10/partner", "restricted/2026-W10/internal")


class Log:
    """Rows of events, and the words in them that the public may not see."""

    def __init__(self):
        self.rows, self.canaries, self.numbers = [], {}, itertools.count(100)

    def row(self, *, day="2026-03-03", killed="4", sensitivity="", source="Agency", **more):
        made = dict.fromkeys(COLUMNS, "")
        made |= {"date_start": day, "reported_on": "2026-03-09", "killed": killed}
        made |= {"admin1": "North", "sensitivity": sensitivity, "source": source, **more}
        self.rows.append(made)
        return made

    def canary(self, name):
        word = f"Zorvex{next(self.numbers)}q"
        self.canaries[word] = name
        return word

    def position(self, name):
        """A coordinate that stands nowhere else, to a metre."""
        degrees = f"35.{next(self.numbers)}13"
        self.canaries[degrees] = name
        return degrees

    def secret(self, *, kind="restricted", **more):
        """Add a restricted row with a word of its own in every other text cell."""
        own = {c: self.canary(c) for c in COLUMNS if c not in KEPT and c not in POSITION}
        own |= {c: self.position(c) for c in POSITION}
        own["facility_name"] = f"{own['facility_name']} Hospital"
        own["facility_type"] = f"{own['facility_type']} hospital"
        own["source_url"] = f"https://example.org/{own['source_url']}"
        return self.row(**{"sensitivity": kind, **own, **more})

    @property
    def text(self):
        out = io.StringIO()
        writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(self.rows)
        return out.getvalue()


def filled():
    """A log with restricted rows of all kinds, in three weeks, among open ones of their events."""
    log = Log()
    log.row(event_id="open-1", event_type="airstrike", place="Alder", sensitivity="public")
    for status, day in itertools.product(
        ("reported", "confirmed", "disputed", "denied", "withdrawn"), ("2026-02-25", "2026-03-04")
    ):
        log.secret(status=status, day=day, killed="" if status == "denied" else "3")
        # The same event in an open row: what it says of place and actor is restricted too.
        other = log.secret(status=status, day=day)
        own = {c: log.canary(f"open {c}") for c in ("place", "actor", "description")}
        url = f"https://example.org/{log.canary('open source_url')}"
        same = {"event_id": other["event_id"], "day": day, "killed": "5", "source": "Radio"}
        log.row(**same, event_type="airstrike", source_url=url, **own)
    # A facility of a restricted event is hit again in an open one, and named in its place.
    hit = log.secret(day="2026-02-25", event_type="attack_on_health")
    again = {c: hit[c] for c in ("facility_id", "facility_name")}
    named = {**again, "facility_type": "hospital", "sensitivity": "public"}
    log.row(event_id="open-2", event_type="attack_on_health", place="Alder", **named)
    log.row(event_id="open-3", event_type="shelling", place=f"near {hit['facility_name']}")
    # Another is hit twice in open rows; of a third a restricted row is one of two.
    twice = {"event_type": "attack_on_health", "facility_type": "clinic", "sensitivity": "public"}
    for day in ("2026-02-25", "2026-03-04"):
        log.row(**twice, day=day, facility_id="fern", facility_name="Fern Clinic")
    own = {c: log.canary(f"open {c}") for c in ("facility_id", "facility_name")}
    log.row(**twice, **own)
    log.secret(**own, event_type="attack_on_health")
    # The row that restricts is superseded by its own source.
    early = log.secret(reported_on="2026-03-05")
    log.row(event_id=early["event_id"], place=log.canary("later place"), killed="9")
    # The row that restricts comes after the report's week, and is cleared of no fault.
    late = log.secret(day="2026-03-05", reported_on="2026-03-20")
    log.row(event_id=late["event_id"], day="2026-03-05", place=log.canary("place"), source="B")
    # Two rows that can't be read; a word for sensitivity that is not known.
    bad = log.secret(killed="no number")
    log.row(event_id=bad["event_id"], place=log.canary("place of a bad row"), source="Radio")
    log.secret(kind="private")
    log.secret(kind="interne")
    log.secret(kind="publik", day="31 February 2026")
    # People who fled, from open areas and, in restricted rows, from others.
    log.row(event_id="fled-1", displaced="900", origin_admin1="South", admin1="East")
    log.row(event_id="fled-2", displaced="700", origin_admin1="East", admin1="South")
    log.secret(displaced="800", admin1="East")
    fled = log.secret(displaced="", admin1="East")
    log.row(event_id=fled["event_id"], displaced="600", origin_admin1=log.canary("open origin"))
    # No id and no source: the row is named by its file and line.
    log.secret(source="")
    return log


TOTALS = """\
total_id,indicator,unit,figure,since,as_of,area,source,reported_on,sensitivity,note,\
origin_admin1,origin_pcode
t1,killed,people,at least 10,2026-02-01,2026-03-03,North,Agency,2026-03-03,public,plain,,
{0},killed,people,at least 12,2026-02-01,2026-03-05,{1},{2},2026-03-05,partner,{3},{8},
{4},killed,people,at least 13,2026-01-01,2026-03-05,{5},{6},2026-03-06,vertraulich,{7},,{9}
"""
RESPONSE = """\
sector,indicator,area,targeted,reached,unit,partner,since,as_of,source,sensitivity,note
food,people fed,North,900,700,people,Agency,2026-01-01,2026-03-04,Agency,,plain
food,{0},{1},500,300,people,{2},2026-01-01,2026-03-04,{3},internal,{4}
"""
FUNDING = """\
plan,sector,requirement,received,currency,as_of,source,sensitivity,note
Plan,food,900,700,USD,2026-03-04,Agency,,plain
{0},food,800,600,USD,2026-03-04,{1},confidential,{2}
"""
ACCESS = """\
constraint,area,since,as_of,status,source,sensitivity,note
hostilities,North,2026-03-01,2026-03-04,ongoing,Agency,,plain
{0},{1},2026-03-01,2026-03-04,ongoing,{2},restricted,{3}
"""
TABLES = {"totals": TOTALS, "response": RESPONSE, "funding": FUNDING, "access": ACCESS}
#: A declared chart of every kind.
CHARTS = "".join(
    f'[[chart]]\nid = "{kind}"\nkind = "{kind}"\nindicator = "{counted}"\n'
    for kind in KINDS
    for counted in ["displaced" if kind is Kind.FLOWS else "killed"]
)
#: What lies in a workspace and is for its people alone.
OWN = {
    "persons.txt": "{0}\n",
    "narrative/2026-W10.internal.md": "# Overview\n\nFor us: {0}.\n",
    "narrative/2026-W10.partner.md": "# Overview\n\nFor partners: {0}.\n",
    "cleared.toml": """\
[[facility]]
facility = "Thorn Hospital"
reason = "{0}"
who = "{1}"
date = 2026-03-01
""",
}


def secret_workbook(log):
    """Restricted and open rows in two sheets that are read; a third has another header."""
    head = (1, [text(c) for c in ("date_start", "killed", "admin1", "source", "sensitivity")])
    other = (1, [*head[1], text("remark")])

    def of(row, day, kind):
        return (row, [text(t) for t in (day, "2", "North", "Radio", kind)])

    names = [log.canary(f"sheet {n}") for n in range(3)]
    rows = (
        [head, of(2, "2026-03-03", "public"), of(3, "2026-03-04", "public")],
        [head, of(2, "2026-03-05", "confidential"), of(3, "no day", "confidential")],
        [other, of(2, "2026-03-06", "confidential")],
    )
    return workbook(**dict(zip(names, rows, strict=True)))


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Everything that a build of that log leaves, of all editions and templates."""
    folder, log = tmp_path_factory.mktemp("canaries"), filled()
    name = log.canary("file name")
    (folder / f"{name}.csv").write_text(log.text, encoding="utf-8")
    words = {table: [log.canary(table) for _ in range(10)] for table in TABLES}
    for table, rows in TABLES.items():
        (folder / f"{name}-{table}.csv").write_text(rows.format(*words[table]), encoding="utf-8")
    (folder / f"{name}.xlsx").write_bytes(secret_workbook(log))
    (folder / "narrative").mkdir()
    for own, kept in OWN.items():
        filling = words[own] = [log.canary(own), log.canary(own)]
        (folder / own).write_text(kept.format(*filling), encoding="utf-8")
    paths = "".join(
        f'[[source]]\npath = "{name}{end}"\n' for end in (".csv", "-totals.csv", ".xlsx")
    )
    paths += "".join(
        f'[[source]]\npath = "{name}-{table}.csv"\ntable = "{table}"\n' for table in [*TABLES][1:]
    )
    paths += CHARTS
    (folder / "config.toml").write_text(f'[report]\ntitle = "Test"\n{paths}', encoding="utf-8")
    asked = ("--keep-going", "--edition", ",".join(EDITIONS), "--format", ",".join(FORMATS))
    said = ""
    for template in ("standard", "long"):
        made = sitrep("build", "2026-W10", "--template", template, *asked, cwd=folder)
        assert made.returncode in (0, 1), made.stderr
        said += made.stdout + made.stderr
    made = sitrep("charts", "2026-W10", *asked[:3], cwd=folder)
    assert made.returncode in (0, 1), made.stderr
    for edition in EDITIONS:
        home = "reports" if edition == "public" else "restricted"
        for report in ("2026-W10", "2026-W10.long"):
            bundle_of(folder / home / report / edition, folder)
    partners = (*words["totals"][:4], words["totals"][8], words["narrative/2026-W10.partner.md"][0])
    log.for_partners = {word.lower() for word in partners}
    return SimpleNamespace(folder=folder, log=log, said=said, reports=folder / "reports")


def test_every_output_of_the_registry_is_there_in_every_edition(built):
    endings = {output.ending for output in outputs.known()}
    for edition in EDITIONS:
        folder = "reports" if edition == "public" else "restricted"
        made = built.folder / folder / "2026-W10" / edition
        assert endings <= {path.suffix[1:] for path in made.iterdir()}, edition
        assert len([*made.rglob("annex/*.csv")]) >= 2
        assert [*made.rglob("charts/*.svg")]


def test_the_briefing_pack_of_every_edition_is_there_and_the_public_one_once_more(built):
    packs = [built.reports / "latest", built.reports / "2026-W10/public/pack"]
    packs += [built.folder / f"restricted/2026-W10/{name}/pack" for name in ("partner", "internal")]
    for pack in packs:
        made = {path.suffix[1:] for path in pack.iterdir()}
        assert made >= {*IN_PACKS, "html"}, pack


def test_each_declared_chart_is_in_every_edition(built):
    for folder in ("reports/2026-W10/public", "restricted/2026-W10/internal"):
        for kind in KINDS:
            assert (built.folder / folder / "charts" / f"{kind}.csv").read_text(encoding="utf-8")
            assert (built.folder / folder / "pack" / f"{kind}.en.txt").is_file()


@pytest.mark.parametrize("name", ["claims-and-denials", "facilities-hit-again"])
def test_charts_that_join_statements_and_attacks_are_in_every_edition(built, name):
    for folder in ("reports/2026-W10/public", "restricted/2026-W10/partner"):
        assert (built.folder / folder / "charts" / f"{name}.csv").is_file()
        assert {p.suffix for p in (built.folder / folder / "pack").glob(f"{name}.*")} >= {
            f".{kind}" for kind in IN_PACKS
        }


def test_a_facility_of_a_restricted_row_is_among_those_hit_again_for_insiders_alone(built):
    public, partner, internal = (
        (built.folder / folder / "charts/facilities-hit-again.csv").read_text(encoding="utf-8")
        for folder in ("reports/2026-W10/public", *RESTRICTED)
    )
    assert {row.split(",")[1] for row in public.splitlines()[1:]} == {"Fern Clinic"}
    assert public == partner
    assert re.search(r"Zorvex\d+q", internal)


def bundles(built, edition):
    """The bundles of an edition: of the standard report and of the long one."""
    found = [*(built.folder / "bundles").glob(f"sitrep-2026-W10*-{edition}")]
    assert len(found) == 2
    return found


def test_the_bundle_of_every_edition_is_there_with_all_that_it_holds(built):
    for edition in EDITIONS:
        for folder in bundles(built, edition):
            made = {path.name for path in folder.iterdir()}
            whole = {"annex.xlsx", "data", "mail.txt", "line.txt", "datapackage.json", "charts"}
            assert made >= whole | {"READ-ME.txt", "CITATION.txt", "SHA256SUMS", "annex"}
            assert {output.ending for output in outputs.known()} <= {n.split(".")[-1] for n in made}


def test_no_word_of_a_restricted_row_is_in_the_public_bundle(built):
    for folder in bundles(built, "public"):
        assert found_in(built, folder) == {}


def test_the_bundle_for_partners_has_nothing_that_is_for_insiders(built):
    for folder in bundles(built, "partner"):
        shown = found_in(built, folder)
        assert shown
        assert set(shown) <= built.log.for_partners


def test_the_bundle_for_insiders_has_the_ids_of_the_log(built):
    for folder in bundles(built, "internal"):
        table = (folder / "data" / "events.csv").read_text(encoding="utf-8")
        assert "open-1," in table
        assert re.search(r"Zorvex\d+q,", table)


def found_in(built, folder, words=rb"zorvex\d+q|35\.\d{3}13"):
    """The words of restricted rows in a folder's files, with the files and their parts.

    A picture has many numbers: one that looks like a position and is in no row is no word.
    """
    found = {}
    for path in (p for p in folder.rglob("*") if p.is_file()):
        assert "zorvex" not in str(path.relative_to(folder)).lower()
        for part, data in contents(path.name, path.read_bytes()):
            for word in re.findall(words, plain(data)):
                place = f"{path.relative_to(folder)}: {part}"
                if word.decode().capitalize() in built.log.canaries:
                    found.setdefault(word.decode(), set()).add(place)
    return found


def test_no_word_of_a_restricted_row_is_in_any_public_file(built):
    # The other editions are there too, beside this folder, which can be copied to a web server.
    assert (built.folder / "restricted" / "2026-W10" / "internal").is_dir()
    assert found_in(built, built.reports) == {}


def test_displacement_is_drawn_between_open_areas_alone(built):
    rows = (built.reports / "2026-W10/public/charts/displacement-flows.csv").read_text("utf-8")
    assert {"South", "East", ""} == {row.split(",")[0] for row in rows.splitlines()[1:]}


def test_partners_see_what_is_for_partners_and_nothing_that_is_for_insiders(built):
    shown = found_in(built, built.folder / "restricted" / "2026-W10" / "partner")
    assert shown
    # A point of a drawing may look like a position of the log.
    known = {word.lower() for word in built.log.canaries}
    assert known & set(shown) <= built.log.for_partners


def test_the_internal_edition_has_places_parties_files_and_descriptions(built):
    shown = found_in(built, built.folder / "restricted" / "2026-W10" / "internal")
    names = {built.log.canaries[word.capitalize()] for word in shown}
    assert {"place", "facility_name", "actor", "file name", "event_id", "description"} <= names
    assert {*POSITION, "source_reliability", "information_credibility"} <= names
    assert {*OWN} & names == {"narrative/2026-W10.internal.md"}


def test_a_public_file_calls_each_sheet_an_input_by_its_number(built):
    # Of the workbook, in the order of config.toml: two sheets that are read, then the whole.
    said = json.loads((built.reports / "2026-W10/public/report.json").read_text("utf-8"))
    paths = {problem["path"] for problem in said["problems"]}
    assert all(re.fullmatch(r"input-\d+|", path.partition(":")[0]) for path in paths), paths
    page = next(built.reports.rglob("*.md")).read_text(encoding="utf-8")
    assert not re.search(r"input[- ]\d+\[", page)


def test_people_who_build_are_told_of_the_sheets_by_their_names(built):
    names = [word for word, what in built.log.canaries.items() if what.startswith("sheet ")]
    assert len(names) == 3
    assert all(word in built.said for word in names)


def test_people_are_told_of_each_unknown_word_with_the_known_ones(built):
    for word in ("private", "publik", "vertraulich"):
        line = next(li for li in built.said.splitlines() if f'"{word}"' in li)
        assert "write one of: public, partner, internal, restricted, confidential, sens" in line
    # "interne" is French for internal.
    assert '"interne"' not in built.said


def test_what_is_open_is_printed(built):
    page = next(built.reports.rglob("*.md")).read_text(encoding="utf-8")
    assert "Alder" in page
    assert "Agency" in page
