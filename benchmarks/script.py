"""One week's page as a plain script makes it: what the build of the example's PDF is held against.

``script.py DATA START END PDF`` reads the same files with pandas, sums the week, draws the same
charts with matplotlib as SVG, and prints one page with WeasyPrint. It is what somebody writes in
an afternoon: it names no source, checks nothing, and knows neither conflicts nor minima.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pandas as pd
from matplotlib.figure import Figure
from weasyprint import HTML


def svg(title: str, labels: list[str], heights: pd.Series, low=None, high=None) -> str:
    """Return bars, with whiskers where bounds are given, as SVG."""
    figure = Figure(figsize=(6.9, 2.4), layout="constrained")
    axes = figure.add_subplot()
    bars = axes.bar(labels, heights.to_numpy(), color="#026CB6")
    axes.bar_label(bars, fontsize=7)
    if low is not None:
        axes.errorbar(labels, heights, [heights - low, high - heights], fmt="none", ecolor="#333")
    axes.set_title(title, loc="left", fontsize=9)
    axes.tick_params(labelsize=7)
    axes.spines[["top", "right"]].set_visible(False)
    out = io.BytesIO()
    figure.savefig(out, format="svg")
    return out.getvalue().decode().partition("?>")[2].partition(">")[2]


def page(data: Path, start: str, end: str) -> str:
    """Return the page as HTML: key figures, charts, tables."""
    log = pd.read_csv(data / "ucdp.csv", parse_dates=["date_start", "date_end"])
    press = pd.read_csv(data / "events.csv", parse_dates=["date_start", "date_end"])
    totals = pd.read_csv(data / "totals.csv")
    own, told = (
        log[log["date_start"].between(start, end)],
        press[press["date_start"].between(start, end)],
    )
    before = log[log["date_start"] <= end].copy()
    weeks = before.groupby(before["date_start"].dt.strftime("%G-W%V"))[["low", "best", "high"]]
    weeks = weeks.sum().tail(12)
    areas, types = own.groupby("adm_1")["best"].sum(), own.groupby("type_of_violence")["id"].count()
    hits = told[told["facility_type"].notna()].groupby("facility_damage")["event_id"].count()
    claims = totals[(totals["indicator"] == "killed") & (totals["as_of"] <= end)].tail(8)
    moved = totals[(totals["indicator"] == "displaced") & (totals["as_of"] <= end)].tail(8)
    charts = [
        svg("Killed by week", [*weeks.index], weeks["best"], weeks["low"], weeks["high"]),
        svg("Killed by area", [*areas.index], areas),
        svg("Events by type", [*types.index.astype(str)], types),
        svg("Damage to facilities", [*hits.index.astype(str)], hits),
    ]
    for title, rows in (("Claims", claims), ("Displaced", moved), ("Displaced, by source", moved)):
        numbers = pd.to_numeric(rows["figure"].str.extract(r"(\d+)", expand=False)).fillna(0)
        charts.append(svg(title, [*rows["total_id"].astype(str)], numbers))
    charts.append(svg("Events by week", [*weeks.index], weeks["best"]))
    low, best, high = own[["low", "best", "high"]].sum()
    cards = f"<h2>{len(own)} events, {best} killed ({low}–{high})</h2>"
    tables = [areas.to_frame().to_html(), types.to_frame().to_html()]
    style = "<style>body { font: 8pt sans-serif } svg { width: 49%; height: auto }</style>"
    return "".join([style, "<h1>Northwest Syria</h1>", cards, *charts, *tables])


if __name__ == "__main__":
    HTML(string=page(Path(sys.argv[1]), *sys.argv[2:4])).write_pdf(sys.argv[4])
