"""``python -m sitrep``: the command, where it is not on the path."""

from sitrep.cli import main

main(prog_name="sitrep")
