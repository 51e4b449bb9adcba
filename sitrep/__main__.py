"""Run the command as ``python -m sitrep``, for when ``sitrep`` is not on the path."""

from sitrep.cli import main

main(prog_name="sitrep")
