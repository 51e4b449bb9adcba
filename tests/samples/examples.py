"""How many examples a property is tried on: some in the suite, many by ``make properties``."""

import os

_TIMES = int(os.environ.get("SITREP_EXAMPLES", "1"))


def examples(usual):
    """Return ``usual``, or as many times that as SITREP_EXAMPLES says."""
    return usual * _TIMES
