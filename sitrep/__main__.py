"""Run the command: as ``sitrep``, or as ``python -m sitrep`` for when that is not on the path."""

import atexit
import os
import sys

from sitrep.cli import main


class _Ending:
    """Ends the process at once with its code, after all else that is to be done at its end.

    Python would take down each library that was loaded: an eighth of a small build's time.
    """

    #: ``None`` while the command runs, and where it failed: then Python tells the error.
    code: int | None = None

    def __call__(self) -> None:
        if self.code is None:
            return
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except (AttributeError, OSError, ValueError):
            return  # nobody reads them, or they are closed: Python's own end handles that
        os._exit(self.code)


def run() -> None:
    """Run the command with the arguments of this process, and end with its code."""
    # No package beside ours has a say in how config.toml is read; and to ask for one, pydantic
    # reads what every installed package says of itself.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    ending = _Ending()
    # Registered before any library registers its own, so it is called after them.
    atexit.register(ending)
    try:
        main(prog_name="sitrep")
    except SystemExit as ended:
        ending.code = ended.code if isinstance(ended.code, int) else None
        raise


if __name__ == "__main__":
    run()
