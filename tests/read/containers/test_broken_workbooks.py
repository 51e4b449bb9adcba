"""A workbook of which some bytes are wrong is read or is a problem: nothing else, and soon."""

import io
import random
import resource
import subprocess
import sys
import time
import zipfile

import pytest
from samples.workbooks import text, workbook
from samples.workspaces import ROOT

from sitrep.model.problem import SitrepError
from sitrep.read.containers import workbooks

CELLS = [["event_id", "date_start", "killed"], *[[f"e{n}", "2026-03-02", "3"] for n in range(9)]]
ROWS = [(n, [text(c) for c in cells]) for n, cells in enumerate(CELLS, 1)]
MADE = {"xlsx": workbook(log=ROWS, more=ROWS)}
KEPT = ("hidden-sheet", "error-cell")
OLD = {name: (ROOT / f"tests/data/{name}.xls").read_bytes() for name in KEPT}
SEEDS = range(40)


def flipped(content, chance):
    """Return ``content`` with a few bytes changed."""
    bytes_ = bytearray(content)
    for _ in range(chance.choice((1, 2, 8, 40))):
        bytes_[chance.randrange(len(bytes_))] ^= chance.randrange(1, 256)
    return bytes(bytes_)


def flipped_within(content, chance):
    """Return a packed workbook with a few bytes of one of its parts changed, or the part cut."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        parts = {name: old.read(name) for name in old.namelist()}
        hit = chance.choice(sorted(parts))
        cut = parts[hit][: chance.randrange(len(parts[hit]))]
        parts[hit] = chance.choice((flipped(parts[hit], chance), cut))
        for name, part in parts.items():
            new.writestr(name, part)
    return out.getvalue()


def ends_well(content):
    begun = time.monotonic()
    try:
        workbooks.opened(content, "log", lambda sheets: [s.name for s in sheets if s.cells])
    except SitrepError as error:
        (problem,) = error.problems
        assert problem.hint
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize("name", [*MADE, *OLD])
@pytest.mark.parametrize("seed", SEEDS)
def test_flipped_bytes_end_in_a_problem_or_in_rows(name, seed):
    ends_well(flipped((MADE | OLD)[name], random.Random(seed)))


@pytest.mark.parametrize("seed", SEEDS)
def test_flipped_bytes_of_a_part_end_in_a_problem_or_in_rows(seed):
    ends_well(flipped_within(MADE["xlsx"], random.Random(seed)))


def with_record(kind, change):
    """The old workbook with the first record of a kind changed."""
    content = bytearray(OLD["hidden-sheet"])
    at = content.index(kind.to_bytes(2, "little") + len(change).to_bytes(2, "little"))
    content[at + 4 : at + 4 + len(change)] = change
    return bytes(content)


def test_a_claim_of_more_cells_than_an_old_workbook_holds_does_not_end_the_program(tmp_path):
    # Rows 0 to 4,000,000,000 in 60,000 columns: a reader that makes room for them is killed.
    claim = b"".join(n.to_bytes(w, "little") for n, w in ((0, 4), (4_000_000_000, 4), (0, 2)))
    claim += (60_000).to_bytes(2, "little") + b"\0\0"
    path = tmp_path / "log.xls"
    path.write_bytes(with_record(0x200, claim))
    code = (
        "import sys; from sitrep.read.containers import workbooks\n"
        "from sitrep.model.problem import SitrepError\n"
        "try: workbooks.opened(open(sys.argv[1], 'rb').read(), 'log.xls', lambda s: ())\n"
        "except SitrepError as error: print(error)\n"
    )

    def limited():
        resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))

    made = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        preexec_fn=limited,
    )
    assert made.returncode == 0, made.stderr
    assert "beyond the last row or column of an old workbook" in made.stdout
    assert made.stderr == ""


@pytest.mark.parametrize(
    "error", [RecursionError("deep"), MemoryError(), KeyError("x"), OverflowError(), TypeError("x")]
)
def test_whatever_a_library_raises_is_a_problem(monkeypatch, error):
    def raises(data):
        raise error

    monkeypatch.setattr(workbooks, "facts", raises)
    with pytest.raises(SitrepError, match="is not a workbook that can be read"):
        workbooks.opened(MADE["xlsx"], "log.xlsx", lambda sheets: ())
