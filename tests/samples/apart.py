"""Calls that tests make in the separate process of a workspace's templates."""

import os
import time

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError


def number():
    """Return which process makes the call."""
    return str(os.getpid())


def surroundings():
    """Return the folder and a variable that the call is made in."""
    return f"{os.getcwd()} {os.environ.get('SITREP_TEST', '')}"


def refusal():
    """Fail as a template does."""
    raise SitrepError([Problem("templates/a.html", Code.TEMPLATE_FAILS, "fails")])


def sleep():
    """Take longer than any patience, without using the processor."""
    time.sleep(600)


def blob(size):
    """Return ``size`` bytes, among them every one that could end a line."""
    return (bytes(range(256)) * (size // 256 + 1))[:size]


def fault():
    """Fail as sitrep itself must not."""
    raise ZeroDivisionError("ours")
