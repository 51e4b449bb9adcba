"""Which cells go where a figure needs some, and how often everything is read to find them."""

from types import SimpleNamespace

from sitrep.forget import choosing
from sitrep.forget.held import Cell, Held

NEEDED = Cell("c", 3)


class Proof:
    """Stands for the reading of a whole workspace: figures change once ``NEEDED`` goes."""

    def __init__(self):
        self.tried = []

    def holds(self, cells):
        self.tried.append("".join(sorted(f"{cell.column}{cell.line}" for cell in cells)))
        return NEEDED not in cells


def test_all_but_the_cell_that_a_figure_needs_goes_in_few_trials(monkeypatch):
    monkeypatch.setattr(choosing, "contents_of", lambda every: every[0].cells)
    cells = tuple(Cell(column, line) for column in "abcd" for line in (2, 3))
    proof = Proof()
    gone, stay = choosing.chosen([Held(SimpleNamespace(), cells, True)], proof)
    assert set(gone[0].cells) == set(cells) - {NEEDED}
    assert stay[0].cells == (NEEDED,)
    # That c and d together can't go beside a and b is known from the first trial.
    whole = "a2a3b2b3c2c3d2d3"
    tried = [whole, "a2a3b2b3", "a2a3b2b3c2c3", "a2a3b2b3d2d3", whole, "a2a3b2b3c2d2d3"]
    assert proof.tried == tried
