"""Times sitrep against what its libraries take alone, and prints the table of README.md.

In: nothing but options. Out: a Markdown table; with ``--write`` it goes into README.md too.
Each ratio is of two processes run one after the other, in pairs (A B A B …), and the middle
of the pairs' ratios is printed: a busy machine slows both alike. Never a test.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
PERIOD = "2019-W19"
COMMAND = ("-c", "from sitrep.cli import main; main(prog_name='sitrep')")
OPEN, CLOSE = "<!-- printed by run.py -->", "<!-- end of what run.py printed -->"
LIBRARIES = ("click", "jinja2", "matplotlib", "numpy", "pandas", "pydantic", "weasyprint")
GIGABYTE = 1e9
LARGE_CONFIG = '[report]\ntitle = "One million accounts"\n\n[[source]]\npath = "accounts.csv"\n'
EXPORT_CONFIG = LARGE_CONFIG.replace("accounts.csv", "export.csv")


@dataclass(frozen=True)
class Ran:
    """One process: its seconds, its memory at its peak, what it printed, its processor time."""

    seconds: float
    peak: float
    printed: str
    processor: float


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    what: str
    measured: str
    target: str
    met: str


class Bench:
    """Runs Python processes that keep their bytecode in ``folder``, whatever is set outside."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
        self.environment |= {
            "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
            "PYTHONPATH": str(ROOT),
            "XDG_CACHE_HOME": str(folder / "cache"),
        }

    def run(self, *arguments: object, **environment: str) -> Ran:
        """Run Python with ``arguments`` and return how it went; a failure ends the benchmark."""
        command = [sys.executable, *map(str, arguments)]
        out, complaints = self.folder / "printed", self.folder / "complaints"
        start = time.perf_counter()
        with out.open("wb") as printed, complaints.open("wb") as complained:
            child = subprocess.Popen(
                command,
                cwd=ROOT,
                env={**self.environment, **environment},
                stdout=printed,
                stderr=complained,
            )
            _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            sys.stderr.write(complaints.read_text())
            raise SystemExit(f"failed with {child.returncode}: {' '.join(map(str, arguments))}")
        # Linux counts it in units of 1,024 bytes, macOS in bytes.
        unit = 1 if sys.platform == "darwin" else 1024
        processor = usage.ru_utime + usage.ru_stime
        return Ran(seconds, usage.ru_maxrss * unit, out.read_text(), processor)

    def pairs(
        self, first: Sequence[object], second: Sequence[object], count: int
    ) -> list[tuple[Ran, Ran]]:
        """Run both in turn, ``count`` times; one unmeasured run of each comes before."""
        self.run(*first)
        self.run(*second)
        return [(self.run(*first), self.run(*second)) for _ in range(count)]


# --- what is measured ---------------------------------------------------------------------


def cold_build(bench: Bench, runs: int) -> list[Row]:
    """Return the row of the bundled example's build."""
    floor, out = bench.folder / "floor", bench.folder / "reports"
    bench.run(HERE / "floor.py", "capture", floor, PERIOD)
    build = (*COMMAND, "build", PERIOD, "--out", out, "--quiet")
    pairs = bench.pairs(build, (HERE / "floor.py", "run", floor), runs)
    ratios = [ours.seconds / theirs.seconds for ours, theirs in pairs]
    ratio = _median(ratios)
    ours, theirs = (_median([pair[side].seconds for pair in pairs]) for side in (0, 1))
    measured = f"{ratio:.2f} times ({_spread(ratios)}; {ours:.2f} s to {theirs:.2f} s)"
    return [
        Row(f"Cold `sitrep build {PERIOD}` to its floor", measured, "2.2 times", _met(ratios, 2.2))
    ]


def pdf_alone(bench: Bench, runs: int) -> list[Row]:
    """Return the row of a PDF of the bundled example, held against a plain script's page."""
    out, end = bench.folder / "pdf", "2019-06-07"
    build = (*COMMAND, "build", "2019-W22", "--as-of", end, "--format", "pdf", "--out", out, "-q")
    week = ("2019-05-27", "2019-06-02")
    script = (HERE / "script.py", ROOT / "data", *week, bench.folder / "script.pdf")
    pairs = bench.pairs(build, script, runs)
    ratios = [ours.seconds / theirs.seconds for ours, theirs in pairs]
    ours, theirs = (_median([pair[side].seconds for pair in pairs]) for side in (0, 1))
    measured = f"{_median(ratios):.2f} times ({_spread(ratios)}; {ours:.2f} s to {theirs:.2f} s)"
    what = "Cold `sitrep build 2019-W22 --format pdf` to a plain script's one page"
    return [Row(what, measured, "1 time", _met(ratios, 1.0))]


def briefing_pack(bench: Bench) -> list[Row]:
    """Return the row of all charts in all formats, held against bare savefig calls."""
    said = json.loads(bench.run(HERE / "pack.py", "2019-W22").printed)
    ratios = [ours / theirs for ours, theirs in said["rounds"]]
    ours, theirs = (_median([pair[side] for pair in said["rounds"]]) for side in (0, 1))
    measured = f"{_median(ratios):.2f} times ({_spread(ratios)}; {ours:.2f} s to {theirs:.2f} s)"
    what = f"The pack of `sitrep charts 2019-W22` to its {said['saves']} bare `savefig` calls"
    return [Row(what, measured, "1.5 times", _met(ratios, 1.5))]


def help_page(bench: Bench, runs: int) -> list[Row]:
    """Return the row of ``sitrep --help``."""
    command = (*COMMAND, "--help")
    bench.run(*command)
    taken = _median([bench.run(*command).seconds for _ in range(runs)])
    return [Row("`sitrep --help`", f"{taken:.3f} s", "under 0.1 s", _met([taken], 0.1))]


def large_log(bench: Bench, runs: int, rows: int) -> list[Row]:
    """Return the rows of the large log: time and memory."""
    log, config = bench.folder / "accounts.csv", bench.folder / "config.toml"
    bench.run(HERE / "generate.py", log, "--rows", rows)
    config.write_text(LARGE_CONFIG)
    stages = HERE / "stages.py"
    pairs = bench.pairs((stages, "sitrep", config, PERIOD), (stages, "pandas", log), runs)
    each = [(json.loads(ours.printed), json.loads(theirs.printed)) for ours, theirs in pairs]
    ratios = [sum(ours.values()) / theirs["read"] for ours, theirs in each]
    ratio = _median(ratios)
    reading = _median([theirs["read"] for _, theirs in each])
    parts = {stage: _median([ours[stage] for ours, _ in each]) for stage in each[0][0]}
    peak = max(ours.peak for ours, _ in pairs) / GIGABYTE
    spent = ", ".join(f"{stage} {seconds:.1f}" for stage, seconds in parts.items())
    seconds = f"{sum(parts.values()):.1f} s to {reading:.2f} s: {spent}"
    measured = f"{ratio:.1f} times ({_spread(ratios)}; {seconds})"
    what = f"{rows:,} accounts to one week's summary, to `pandas.read_csv` of the same file"
    return [
        Row(what, measured, "12 times", _met(ratios, 12)),
        Row("The same, memory at its peak", f"{peak:.2f} GB", "under 3 GB", _met([peak], 3)),
    ]


def whole(bench: Bench, runs: int, rows: int) -> list[Row]:
    """Return the rows of a build of the large log, and of a plain script that sums its week.

    Of both the processors' seconds are counted: on a busy machine these vary less than a clock's.
    """
    build, log = _whole_build(bench, rows)
    plain = (HERE / "plain.py", log, "2019-05-06", "2019-05-12")
    pairs = bench.pairs(build, plain, runs)
    ratios = [ours.processor / theirs.processor for ours, theirs in pairs]
    ours, theirs = (min(pair[side].processor for pair in pairs) for side in (0, 1))
    peak = max(ours.peak for ours, _ in pairs) / GIGABYTE
    measured = (
        f"{_median(ratios):.1f} times ({_spread(ratios)}; least {ours:.1f} s to {theirs:.1f} s "
        "of processor)"
    )
    what = f"{rows:,} accounts to PDF and Markdown, whole process, to a plain pandas script"
    return [
        Row(what, measured, "2.5 times", _met(ratios, 2.5)),
        Row("The same, memory at its peak", f"{peak:.2f} GB", "under 3 GB", _met([peak], 3)),
    ]


def fourfold(bench: Bench, rows: int) -> list[Row]:
    """Return the row of the memory that a log of four times as many rows takes, built once."""
    build, _ = _whole_build(bench, 4 * rows)
    ran = bench.run(*build)
    peak = ran.peak / GIGABYTE
    measured = f"{peak:.2f} GB ({ran.processor:.1f} s of processor)"
    what = f"{4 * rows:,} accounts to PDF and Markdown, whole process, memory at its peak"
    return [Row(what, measured, "under 4 GB", _met([peak], 4))]


def _whole_build(bench: Bench, rows: int) -> tuple[tuple[object, ...], Path]:
    """Return the command that builds a log of ``rows`` accounts without a cache, and the log."""
    log, config = bench.folder / "accounts.csv", bench.folder / "config.toml"
    bench.run(HERE / "generate.py", log, "--rows", rows)
    config.write_text(LARGE_CONFIG)
    bench.environment["SITREP_NO_CACHE"] = "1"
    out = ("--out", bench.folder / "large")
    build = (*COMMAND, "build", PERIOD, "--config", config, "--format", "pdf,md", "--quiet")
    return (*build, *out), log


def export(bench: Bench, runs: int, rows: int) -> list[Row]:
    """Return the rows of an export in ACLED's columns: read and cleaned, and found again."""
    path, config = bench.folder / "export.csv", bench.folder / "export.toml"
    bench.run(HERE / "acled.py", path, "--rows", rows)
    config.write_text(EXPORT_CONFIG)
    stages = HERE / "stages.py"
    bench.run(stages, "text", path)
    bench.run(stages, "gather", config)  # fills the cache
    text, fresh, kept = [], [], []
    for _ in range(runs):
        text.append(bench.run(stages, "text", path))
        fresh.append(bench.run(stages, "gather", config, SITREP_NO_CACHE="1"))
        kept.append(bench.run(stages, "gather", config))
    read, cleaned, again = (
        [next(iter(json.loads(ran.printed).values())) for ran in side]
        for side in (text, fresh, kept)
    )
    ratios = [ours / theirs for ours, theirs in zip(cleaned, read, strict=True)]
    shares = [ours / theirs for ours, theirs in zip(again, cleaned, strict=True)]
    what = f"{rows:,} rows in ACLED's columns read and cleaned, to `pandas.read_csv` as text"
    took = f"{_spread(ratios)}; {_median(cleaned):.1f} s to {_median(read):.1f} s"
    found = f"{_spread(shares)}; {_median(again):.1f} s"
    peak, theirs = (max(ran.peak for ran in side) / GIGABYTE for side in (fresh, text))
    return [
        Row(what, f"{_median(ratios):.1f} times ({took})", "8 times", _met(ratios, 8)),
        Row(
            "The same, memory at its peak",
            f"{peak:.2f} GB (pandas: {theirs:.2f} GB)",
            "under 3 GB",
            _met([peak], 3),
        ),
        Row(
            "The same again, unchanged: the cleaned tables that were kept, to cleaning them",
            f"{_median(shares):.2f} times ({found})",
            "under 1",
            _met(shares, 1),
        ),
    ]


def _median(values: Sequence[float]) -> float:
    return statistics.median(values)


def _spread(ratios: Sequence[float]) -> str:
    """Return the least and the greatest ratio: far apart, the machine was too busy to tell."""
    return f"pairs {min(ratios):.1f} to {max(ratios):.1f}"


def _met(values: Sequence[float], limit: float) -> str:
    """Return "yes" or "no" only where all measurements agree on it."""
    if max(values) <= limit:
        return "yes"
    return "**no**" if min(values) > limit else "unclear: pairs disagree"


# --- what is printed ----------------------------------------------------------------------


def table(rows: Sequence[Row], how: str) -> str:
    """Return the Markdown table, and under it how it was measured."""
    cells = [("What", "Measured", "Target", "Met"), ("---", "---", "---", "---")]
    cells += [(r.what, r.measured, r.target, r.met) for r in rows]
    return "\n".join(["| " + " | ".join(row) + " |" for row in cells]) + f"\n\n{how}\n"


def how_measured(builds: int, helps: int, large: int) -> str:
    """Return the conditions: runs, versions and cores; no name or path of a machine."""
    versions = ", ".join(f"{name} {found}" for name in LIBRARIES if (found := _version(name)))
    python, system = platform.python_version(), platform.system()
    return (
        f"Medians of {builds} pairs of processes (build), {helps} runs (help) and {large} pairs "
        f"(large log, whole, export), after one unmeasured run of each. {system}, "
        f"{os.cpu_count()} cores, Python {python}, {versions}."
    )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def write(text: str, readme: Path) -> None:
    """Put ``text`` between the two marks of ``readme``."""
    before, _, rest = readme.read_text().partition(OPEN)
    _, _, after = rest.partition(CLOSE)
    readme.write_text(f"{before}{OPEN}\n\n{text}\n{CLOSE}{after}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Time sitrep against its libraries.")
    parser.add_argument("--builds", type=int, default=7, help="pairs of cold build and floor")
    parser.add_argument("--helps", type=int, default=21, help="runs of sitrep --help")
    parser.add_argument(
        "--large", type=int, default=3, help="pairs of the large log and of the export"
    )
    parser.add_argument("--rows", type=int, default=1_000_000, help="accounts in the large log")
    parser.add_argument("--quick", action="store_true", help="one pair, a tenth of the rows")
    parser.add_argument("--write", action="store_true", help="put the table into README.md")
    parser.add_argument(
        "--only",
        default="build,pdf,pack,help,large,whole,fourfold,export",
        help="which: all by default",
    )
    return parser.parse_args()


def main() -> None:
    """Measure, print, and write where asked."""
    chosen = _arguments()
    if chosen.quick:
        chosen.builds, chosen.helps, chosen.large, chosen.rows = 1, 5, 1, chosen.rows // 10
    measures: dict[str, Callable[[Bench], list[Row]]] = {
        "build": lambda bench: cold_build(bench, chosen.builds),
        "pdf": lambda bench: pdf_alone(bench, chosen.builds),
        "pack": briefing_pack,
        "help": lambda bench: help_page(bench, chosen.helps),
        "large": lambda bench: large_log(bench, chosen.large, chosen.rows),
        "whole": lambda bench: whole(bench, chosen.large, chosen.rows),
        "fourfold": lambda bench: fourfold(bench, chosen.rows),
        "export": lambda bench: export(bench, chosen.large, chosen.rows),
    }
    wanted = [name.strip() for name in chosen.only.split(",")]
    unknown = [name for name in wanted if name not in measures]
    if unknown or (chosen.write and len(wanted) < len(measures)):
        raise SystemExit(f"--only takes {', '.join(measures)}; --write needs all of them")
    with tempfile.TemporaryDirectory(prefix="sitrep-benchmark-") as folder:
        rows = [row for name in wanted for row in measures[name](Bench(Path(folder)))]
    text = table(rows, how_measured(chosen.builds, chosen.helps, chosen.large))
    print(text, end="")
    if chosen.write:
        write(text, HERE / "README.md")


if __name__ == "__main__":
    main()
