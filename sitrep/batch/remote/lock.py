"""Keep a second batch out of a folder at an address: by a file there, which says whose it is.

The store itself refuses to create it twice (S3, Azure and Google do). One that can't is asked what
is in the file afterwards, which tells all but two batches that start in the same moment.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
import uuid
from contextlib import ExitStack, suppress

from sitrep.batch.remote.address import Address
from sitrep.batch.remote.store import Store
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError, short

NAME = ".batch.lock"


def lock(home: Address, stack: ExitStack) -> tuple[Problem, ...]:
    """Lock a folder until ``stack`` ends; return the problem where another batch holds it.

    Raises SitrepError where that can't be written.
    """
    store, own = Store(home), _own()
    if store.create(NAME, own) and store.content(NAME) == own:
        stack.callback(_free, store)
        return ()
    reason = f"another batch is making reports here ({_who(store.content(NAME))})"
    hint = f"wait until it has ended; if it was killed, remove {home / NAME}"
    return (Problem(str(home), Code.BATCH_RUNNING, reason, hint),)


def _free(store: Store) -> None:
    with suppress(SitrepError):  # the reports are there; the next batch tells of the file
        store.remove([NAME])


def _own() -> bytes:
    """Return what the lock of this batch says; no two are alike."""
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    said = {"machine": platform.node(), "process": os.getpid(), "since": now}
    return json.dumps({**said, "id": uuid.uuid4().hex}).encode()


def _who(content: bytes) -> str:
    """Return who holds a lock, as far as it says."""
    try:
        said = json.loads(content)
        return short(f"{said['machine']}, since {said['since']}")
    except (ValueError, KeyError, TypeError):
        return "it does not say which"
