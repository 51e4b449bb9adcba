"""init --from offers the keys that shape rows, where the file shows what they are for."""

from __future__ import annotations

import tomllib

import pytest
from samples.workbooks import number, text, workbook

from sitrep import workspace
from sitrep.pipeline import gather
from sitrep.propose import propose
from sitrep.propose.written import source, told


def proposed(folder, content, name="log.csv"):
    """The lines of [[source]] by their key, each with whether it is read."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    written = source(propose(path), name)
    tomllib.loads(written)
    found = {}
    for line in written.splitlines():
        bare = line.removeprefix("# ")
        if " = " in bare and "  # " in bare:
            found.setdefault(bare.partition(" = ")[0], (bare.partition("  # ")[0], bare == line))
            tomllib.loads(bare)
    return found


BASE = "Incident ID,Date,Province,Type,Killed"


@pytest.mark.parametrize(
    ("content", "key", "line", "read"),
    [
        (
            "ID,Date,Admin level,Type,Killed\nx,2026-03-02,0,battle,9\ny,2026-03-02,1,battle,9\n",
            "where",
            'where = {"Admin level" = "…"}',
            False,
        ),
        (
            "ID,Date,Country,Type,Killed\nx,2026-03-02,Mali,battle,9\ny,2026-03-02,Niger,battle,9\n",
            "where",
            'where = {"Country" = "…"}',
            False,
        ),
        ("ID,Date,Killed\nx,2026-03-02,9\n", "set", 'set = {event_type = "…"}', False),
        (
            f"{BASE},Status\nx,2026-03-02,N,battle,9,sure\ny,2026-03-02,N,battle,9,confirmed\n",
            "values",
            'values = {status = {"…" = "confirmed"}}',
            False,
        ),
        (
            f"{BASE}\n1,2026-03-02,N,battle,9\n2,2026-03-02,N,battle,9\n",
            "id_prefix",
            'id_prefix = "…"',
            False,
        ),
        (
            "Incident ID,Date,Type,Sex,Age,Fate\nx,2026-03-02,battle,F,9,killed\n"
            "x,2026-03-02,battle,M,40,killed\n",
            "count_rows",
            'count_rows = {outcome = "Fate", sex = "Sex", age = "Age"}',
            False,
        ),
        (
            "Province,2026-03-02,2026-03-03\nN,1,2\nS,1,2\n",
            "wide",
            'wide = {columns = ["2026-03-02", "2026-03-03"], '
            'names = "date_start", values = "killed"}',
            False,
        ),
        (
            "Date,Aleppo,Idlib,Hama\n2026-03-02,1,2,3\n2026-03-03,1,2,3\n",
            "wide",
            'wide = {columns = ["Aleppo", "Idlib", "Hama"], names = "admin1", values = "killed"}',
            False,
        ),
        (
            "Date,Killed,Killed cumulative\n2026-03-02,1,200\n2026-03-03,1,201\n",
            "cumulative",
            'cumulative = {killed = "Killed cumulative"}',
            True,
        ),
        ("Province,Killed\nN,1\nS,2\n", "period", 'period = "…"', False),
        (
            f"{BASE}\nx,2026-03-02,N,battle,9\ny,2026-03-02,S,battle,9\n",
            "covers",
            'covers = ["…"]',
            False,
        ),
        (
            f"{BASE}\nx,2026-03-02,N,battle,9\n,2026-03-02,S,battle,9\n",
            "event_id",
            'event_id = "Incident ID"',
            True,
        ),
    ],
)
def test_a_key_is_offered_where_the_file_shows_it(tmp_path, content, key, line, read):
    assert proposed(tmp_path, content)[key] == (line, read)


def test_a_half_filled_column_of_ids_may_be_dropped_instead(tmp_path):
    content = f"{BASE}\nx,2026-03-02,N,battle,9\n,2026-03-02,S,battle,9\n"
    (tmp_path / "log.csv").write_text(content)
    assert '# event_id = ""  # guess: 1 row has no id' in source(
        propose(tmp_path / "log.csv"), "log.csv"
    )


def test_nothing_is_offered_that_the_file_does_not_show(tmp_path):
    found = proposed(tmp_path, f"{BASE}\nx,2026-03-02,N,battle,9\ny,2026-03-02,N,battle,9\n")
    shaping = {"where", "set", "values", "id_prefix", "count_rows", "wide", "cumulative"}
    assert {*found} & {*shaping, "period", "covers"} == set()


def book(*days):
    head = (1, [text(c) for c in ("Incident ID", "Date", "Type", "Killed")])
    sheets = {
        f"month{n}": [head, (2, [text(f"e{day}"), text(day), text("battle"), number(2)])]
        for n, day in enumerate(days)
    }
    return workbook(**sheets)


def test_sheets_with_the_same_header_are_proposed_together(tmp_path):
    found = proposed(tmp_path, book("2026-02-03", "2026-03-02"), "log.xlsx")
    assert found["sheet"] == ('sheet = "*"', True)


def test_sheets_of_one_header_beside_another_sheet_are_named(tmp_path):
    head = (3, [text(c) for c in ("Ref", "Date", "Killed")])
    months = {
        name: [(1, [text("Tracker")]), head, (4, [text(name), text(day), number(2)])]
        for name, day in (("Jan", "2026-01-03"), ("Feb", "2026-02-03"))
    }
    summary = {"Summary": [(1, [text("Month"), text("Dead")]), (2, [text("Jan"), number(2)])]}
    path = tmp_path / "log.xlsx"
    path.write_bytes(workbook(**summary, **months))
    proposal = propose(path)
    line = 'sheet = ["Jan", "Feb"]  # likely: 2 sheets have the same header, and share no row'
    assert line in source(proposal, "log.xlsx")
    workspace.make(tmp_path / "w", proposal)
    inputs = gather(tmp_path / "w/config.toml")
    assert [count.used for count in inputs.cleaned.counts][:2] == [1, 1]
    assert 'sheet: ["Jan", "Feb"]; the cells looked at are of "Jan"' in [
        *told(proposal, inputs, "")
    ]


def test_sheets_that_share_an_id_are_not(tmp_path):
    path = tmp_path / "log.xlsx"
    path.write_bytes(book("2026-03-02", "2026-03-02"))
    assert propose(path).sheet == "month0"


#: Behind the killed stands a group of women, behind the injured one of children.
GROUPS = [
    ["Date", "Killed", "of which women", "Injured", "children"],
    ["Date", "Tués", "Dont femmes", "Blessés", "dont enfants"],
    ["Fecha", "Muertos", "De ellos mujeres", "Heridos", "niños"],
    ["Дата", "Загиблі", "З них жінок", "Поранені", "з них дітей"],
    ["التاريخ", "القتلى", "منهم نساء", "الجرحى", "بينهم أطفال"],
]


@pytest.mark.parametrize("header", GROUPS)
@pytest.mark.parametrize("container", ["csv", "xlsx"])
def test_a_group_behind_a_count_is_proposed_and_not_read_unless_asked(tmp_path, container, header):
    cells = ["2026-03-02", "9", "2", "5", "1"]
    if container == "csv":
        content = "\n".join(map(",".join, (header, cells)))
    else:
        content = workbook(Log=[(1, [*map(text, header)]), (2, [*map(text, cells)])])
    lines = proposed(tmp_path, content, f"log.{container}")
    assert lines["killed_women"] == (f'killed_women = "{header[2]}"', False)
    assert lines["injured_children"] == (f'injured_children = "{header[4]}"', False)


def test_a_group_of_nothing_counted_is_not_proposed(tmp_path):
    lines = proposed(tmp_path, "Date,Killed,Village,Women\n2026-03-02,9,Hass,2\n", "log.csv")
    assert not [key for key in lines if key.endswith("women")]
