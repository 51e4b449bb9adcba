"""Commands that are killed as they change a folder, and that find the disk full."""

import errno
import importlib
import os
import resource
import signal
import sys

#: What Python tells of before it changes a file.
_CHANGES = ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod")
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def dying(n, folder):
    """Kill this process as it is about to change ``folder`` for the ``n``-th time."""
    left = n

    def hook(event, arguments):
        nonlocal left
        if event in _CHANGES and _changes(event, arguments, folder):
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def dying_in(module, name):
    """Kill this process as it calls a function of sitrep."""

    def die(*arguments, **named):
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(importlib.import_module(f"sitrep.{module}"), name, die)


def filling(n, folder):
    """Let the disk be full from the ``n``-th change of ``folder`` on; what frees room works."""
    left = n

    def hook(event, arguments):
        nonlocal left
        if event in ("open", "os.mkdir") and _changes(event, arguments, folder):
            left -= 1
            if left < 1:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    sys.addaudithook(hook)


def _changes(event, arguments, folder):
    path = arguments[0]
    if not isinstance(path, str | bytes | os.PathLike):
        return False
    if not os.path.abspath(os.fsdecode(path)).startswith(folder):
        return False
    return event != "open" or bool(arguments[2] & _WRITES)


def small_files(most):
    """Be on a disk on which no file can have more than ``most`` bytes."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
