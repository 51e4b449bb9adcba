"""The command line. Each command is a module.

Commands import heavy modules when they run, so that ``sitrep --help`` answers at once.
"""

from __future__ import annotations

import gc
import io
import sys

import click

from sitrep import __version__
from sitrep.cli.audit import audit
from sitrep.cli.batch import batch
from sitrep.cli.build import build
from sitrep.cli.charts import charts
from sitrep.cli.check import check
from sitrep.cli.completion import completion
from sitrep.cli.console import Group
from sitrep.cli.diff import diff
from sitrep.cli.doctor import doctor
from sitrep.cli.explain import explain
from sitrep.cli.forget import forget
from sitrep.cli.init import init
from sitrep.cli.preview import preview
from sitrep.cli.publish import publish
from sitrep.cli.read import read
from sitrep.cli.sources import sources
from sitrep.cli.templates import templates
from sitrep.cli.update import update
from sitrep.cli.verify import verify
from sitrep.cli.withdraw import withdraw

#: How many more objects there are before the garbage collector runs; Python's own is 700.
_ALLOCATIONS = 200_000


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="sitrep")
def main() -> None:
    """Turn a log of events into a humanitarian situation report.

    Start with "sitrep init my-report", fill in my-report/data/events.csv, and in that folder
    run "sitrep check" and "sitrep build".
    """
    # Nearly all objects live to the end: to look for garbage so often is a fifth of a build.
    gc.set_threshold(_ALLOCATIONS)
    # A terminal that can't show a letter gets its code, not a crash.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


for command in (
    init,
    update,
    check,
    build,
    batch,
    publish,
    withdraw,
    verify,
    charts,
    explain,
    diff,
    audit,
    read,
    preview,
    forget,
    sources,
    templates,
    doctor,
    completion,
):
    main.add_command(command)
