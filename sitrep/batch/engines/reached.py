"""Reach the scheduler of a Dask cluster, or say why it can't be reached."""

from __future__ import annotations

import asyncio
import json
import logging
from pathlib import Path
from typing import TYPE_CHECKING

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError

if TYPE_CHECKING:
    from distributed import Client

#: Seconds in which a scheduler must answer.
REACHED = 5


def connected(scheduler: str) -> Client:
    """Return a client of the scheduler; raises SitrepError where it can't be had."""
    try:
        from distributed import Client
        from distributed.comm import connect
        from distributed.security import Security
    except ImportError:
        hint = 'install it: pip install "humanitarian-sitrep[cluster]"'
        said = (Code.PACKAGE_MISSING, "needs the package distributed", hint)
        raise SitrepError([Problem("--scheduler", *said)]) from None
    # What it would log is told as problems.
    for name in ("distributed", "distributed.client", "tornado"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    address = _address(scheduler)

    async def reach() -> None:
        """A client that reaches none takes twice the time, and does not close."""
        how = Security().get_connection_args("client")
        comm = await connect(address, timeout=REACHED, **how)
        comm.abort()

    try:
        asyncio.run(reach())
        return Client(address, timeout=REACHED, set_as_default=False)
    except (OSError, ValueError, TypeError, TimeoutError) as error:
        reason = f"can't be reached: {error}"
        hint = "start it (dask scheduler), and give the address that it prints"
        said = (Code.SCHEDULER_NOT_REACHED, reason, hint)
        raise SitrepError([Problem(f"the scheduler {scheduler}", *said)]) from None


def _address(scheduler: str) -> str:
    """Return the address in the file that a scheduler wrote; what is no such file is one."""
    if not scheduler.endswith(".json"):
        return scheduler
    try:
        return str(json.loads(Path(scheduler).read_text(encoding="utf-8"))["address"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it has no address in it"
        hint = "name the file that dask scheduler --scheduler-file writes"
        said = (Code.SCHEDULER_NOT_REACHED, f"names no scheduler: {why}", hint)
        raise SitrepError([Problem(scheduler, *said)]) from None
