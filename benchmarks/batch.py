"""Times ``sitrep batch``: six logs, eight weeks, by one worker and by two, and prints both.

In: nothing but options. Out: lines of Markdown. Each report is PDF, Markdown and HTML with its
charts as SVG, without a map. The processor's seconds are the workers' own, after they have started:
the first report of each, which fills its caches, is among them.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from generate import write

CONFIG = '[report]\ntitle = "Operation {}"\n\n[[source]]\npath = "accounts.csv"\n'
COMMAND = (sys.executable, "-c", "from sitrep.cli import main; main(prog_name='sitrep')")
TARGET, RATIO = 0.8, 1.7


def logs(folder: Path, count: int, rows: int) -> None:
    """Write as many workspaces, each with a log of its own."""
    for n in range(1, count + 1):
        place = folder / f"operation-{n}"
        place.mkdir()
        (place / "config.toml").write_text(CONFIG.format(n))
        write(place / "accounts.csv", rows, seed=n)


def made(folder: Path, periods: str, workers: int) -> tuple[float, list[dict[str, Any]]]:
    """Run the batch; return its seconds on the clock, and what it says of each report."""
    told = folder / f"told-{workers}.json"
    asked = ("--period", periods, "--format", "pdf,md,html", "--workers", workers)
    more = ("--out", folder / f"out-{workers}", "--json", told, "--quiet")
    start = time.perf_counter()
    command = [*COMMAND, "batch", "operation-*", *map(str, (*asked, *more))]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise SystemExit(ran.stderr)
    return time.perf_counter() - start, json.loads(told.read_text())["reports"]


def same(folder: Path) -> bool:
    """Whether one worker and two have written the same files."""
    one, two = (
        {p.relative_to(out): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}
        for out in (folder / "out-1", folder / "out-2")
    )
    return one == two


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Time sitrep batch.")
    parser.add_argument("--logs", type=int, default=6)
    parser.add_argument("--rows", type=int, default=2_000, help="accounts in each log")
    parser.add_argument("--periods", default="2019-W15..W22")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="sitrep-batch-") as name:
        folder = Path(name)
        logs(folder, chosen.logs, chosen.rows)
        seconds = {}
        print("| Workers | Reports | Seconds | Processor s a report: mean | median | A second |")
        print("| --- | --- | --- | --- | --- | --- |")
        for workers in (1, 2):
            seconds[workers], reports = made(folder, chosen.periods, workers)
            each = [report["processor"] for report in reports]
            cells = (
                *(str(workers), str(len(each)), f"{seconds[workers]:.1f}"),
                *(f"{statistics.mean(each):.2f}", f"{statistics.median(each):.2f}"),
                f"{len(each) / seconds[workers]:.2f}",
            )
            print(f"| {' | '.join(cells)} |")
        print(
            f"\nTwo workers to one: {seconds[1] / seconds[2]:.2f} times (target {RATIO}); ", end=""
        )
        print(f"target {TARGET} s of processor a report.")
        print(f"The same bytes: {'yes' if same(folder) else 'no'}.")


if __name__ == "__main__":
    main()
