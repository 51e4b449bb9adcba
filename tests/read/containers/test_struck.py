"""Cells of a workbook that are struck through: told, and refused where only a part is."""

from __future__ import annotations

import xlsxwriter
from samples.workspaces import config_for, workspace

from sitrep.pipeline import gather

ROWS = (
    ("event_id", "date_start", "place", "killed", "event_type"),
    ("e1", "2026-03-02", "Hass", 3, "shelling"),
    ("e2", "2026-03-03", "Alt", 4, "shelling"),
)


def read(folder, change):
    """What is read of a small log that ``change`` makes something of: (sheet, struck format)."""
    with xlsxwriter.Workbook(folder / "log.xlsx") as book:
        sheet = book.add_worksheet()
        for n, row in enumerate(ROWS):
            sheet.write_row(n, 0, row)
        change(sheet, book.add_format({"font_strikeout": True}))
    data = (folder / "log.xlsx").read_bytes()
    return gather(workspace(folder, {"log.xlsx": data}, config_for("log.xlsx")))


def counts(inputs):
    return inputs.cleaned.accounts["killed__best"].tolist()


def test_a_row_struck_through_counts_and_is_told_with_its_cells(tmp_path):
    inputs = read(tmp_path, lambda sheet, line: sheet.write_row(2, 0, ROWS[2], line))
    (problem,) = inputs.problems
    assert (problem.code, problem.severity) == ("cell_struck", "warning")
    assert problem.reason.endswith("read like the others: A3, B3, C3, D3, E3")
    assert counts(inputs) == [3, 4]


def test_a_number_struck_in_part_is_refused_since_both_are_read_as_one(tmp_path):
    inputs = read(tmp_path, lambda sheet, line: sheet.write_rich_string("D3", line, "4", "6"))
    (problem,) = inputs.problems
    assert (problem.line, problem.column, problem.value) == (3, "D3", "46")
    assert (problem.code, problem.severity) == ("cell_struck", "error")
    assert counts(inputs) == [3]


def test_a_name_struck_in_part_is_told_and_its_row_counts(tmp_path):
    inputs = read(tmp_path, lambda sheet, line: sheet.write_rich_string("C3", line, "Al", "Alt"))
    (problem,) = inputs.problems
    assert problem.severity == "warning"
    assert problem.reason.endswith(": C3")
    assert counts(inputs) == [3, 4]


def test_bold_text_and_a_struck_header_or_empty_cell_are_not_told(tmp_path):
    def change(sheet, line):
        sheet.write("A1", "event_id", line)
        sheet.write_blank("G2", None, line)

    assert read(tmp_path, change).problems == ()
