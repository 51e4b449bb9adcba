"""How many processes a machine bears, and how much memory each of them may take."""

from __future__ import annotations

import os
from contextlib import suppress

#: What a worker takes for a usual log; a million rows take as much (benchmarks/README.md).
WORKER = 1_000_000_000
#: The part of the memory that is free which all workers together may take.
_PART = 0.8


def workers(asked: int | None, reports: int) -> int:
    """Return how many processes to start for so many reports: no more than there is work for."""
    import psutil

    fit = max(1, int(psutil.virtual_memory().available * _PART) // WORKER)
    return max(1, min(asked or min(_processors(), fit), reports))


def memory(asked: float | None, count: int) -> int:
    """Return the bytes that each of ``count`` workers may take; ``asked`` is in GB."""
    import psutil

    free = int(psutil.virtual_memory().available * _PART)
    return int(asked * 1e9) if asked else max(WORKER, free // count)


def bind(more: int) -> None:
    """Let this process take ``more`` bytes than it has now; without effect where a system can't."""
    import psutil

    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = psutil.Process().memory_info().vms + more
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
