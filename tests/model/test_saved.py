"""Pictures by chart id: saved when they are shown, whole when they go to another process."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, field
from typing import Any

from sitrep.model.saved import Saved


@dataclass
class _Chart:
    id: str


@dataclass
class _Drawing:
    chart: _Chart
    asked: list[str] = field(default_factory=list)

    @property
    def paper(self) -> bytes:
        self.asked.append("paper")
        return self.chart.id.encode()


def _drawings() -> Any:
    return [_Drawing(_Chart("one")), _Drawing(_Chart("two"))]


def _paper(drawing: Any) -> bytes:
    return drawing.paper


def test_only_the_pictures_that_are_shown_are_saved_and_each_once():
    one, two = drawings = _drawings()
    charts = Saved(drawings, _paper)
    assert list(charts) == ["one", "two"]
    assert [charts["two"], charts["two"]] == [b"two", b"two"]
    assert (one.asked, two.asked) == ([], ["paper"])


def test_another_process_gets_every_picture_since_any_template_may_show_it():
    charts = pickle.loads(pickle.dumps(Saved(_drawings(), _paper)))
    assert charts == {"one": b"one", "two": b"two"}
