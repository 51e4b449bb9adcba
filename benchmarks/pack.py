"""Time the briefing pack against bare savefig calls for the same figures; prints JSON.

``pack.py PERIOD`` draws the charts of the bundled example, makes the whole pack of them (pictures,
data, workbooks, words, contact sheet) and then saves the same figures by matplotlib alone, in the
same forms. What only the contact sheet shows is not among those. Reading and drawing are not timed.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import pickle
import sys
import time
from pathlib import Path
from typing import Any
from unittest.mock import patch

import matplotlib as mpl
from matplotlib.figure import Figure

from sitrep import pipeline
from sitrep.model.pack import Choice
from sitrep.model.pictures import THUMB
from sitrep.model.request import Request
from sitrep.publish import pack

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 3


def _composed(period: str) -> tuple[Any, Any]:
    config = ROOT / "config.toml"
    inputs = pipeline.gather(config)
    request = Request(config, dt.date(2019, 10, 1), period)
    summary, _, _ = pipeline.summary_of(inputs, request)
    return pipeline.composed(summary, inputs, request), inputs.config


def _made(composed: Any, config: Any) -> float:
    start = time.perf_counter()
    pack.made(composed.report, composed.drawings, config, Choice(), ())
    return time.perf_counter() - start


def _saves(composed: Any, config: Any) -> list[tuple[bytes, dict[str, Any], dict[str, Any]]]:
    """Return the figures as they are saved, with how and with which settings."""
    found: list[tuple[bytes, dict[str, Any], dict[str, Any]]] = []
    small = {d.drawn._pixels(THUMB) for d in composed.drawings}
    original = Figure.savefig

    def save(figure: Figure, file: Any, **how: Any) -> Any:
        wide = figure.get_size_inches()[0] * how["dpi"]
        if how["format"] != "png" or not any(abs(wide - pixels) < 0.01 for pixels in small):
            changed = {k: v for k, v in mpl.rcParams.items() if v != mpl.rcParamsDefault[k]}
            found.append((pickle.dumps(figure), how, changed))
        return original(figure, file, **how)

    with patch.object(Figure, "savefig", save):
        _made(composed, config)
    return found


def _bare(saves: list[tuple[bytes, dict[str, Any], dict[str, Any]]]) -> float:
    spent = 0.0
    for content, how, settings in saves:
        figure = pickle.loads(content)
        with mpl.rc_context(settings):
            start = time.perf_counter()
            figure.savefig(io.BytesIO(), **how)
            spent += time.perf_counter() - start
    return spent


def main(period: str) -> None:
    """Measure both in turn, after one round that is not measured."""
    saves = _saves(*_composed(period))
    rounds = [(_made(*_composed(period)), _bare(saves)) for _ in range(ROUNDS)]
    print(json.dumps({"saves": len(saves), "rounds": rounds}))


if __name__ == "__main__":
    main(sys.argv[1])
