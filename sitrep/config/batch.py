"""``batch.toml``: which reports ``sitrep batch`` makes, where its options do not say so."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, ValidationError

from sitrep.config import complaints
from sitrep.config.tables import Table
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError

NAME = "batch.toml"
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
_Edition = Literal["public", "partner", "internal"]


class Batch(Table):
    """All of batch.toml. Reports are made for every combination of the lists.

    An empty list stands for what each config.toml says; without ``periods`` it is the latest
    complete one with data. ``configs`` are workspaces, their config.toml, or globs of either.
    """

    configs: tuple[Text, ...] = ()
    periods: tuple[Text, ...] = ()
    editions: tuple[_Edition, ...] = ()
    languages: tuple[Text, ...] = ()
    templates: tuple[Text, ...] = ()
    formats: tuple[Text, ...] = ()
    as_of: dt.date | None = None
    #: The folder with a folder for each workspace; without it each has its own reports/.
    out: Text | None = None
    keep_going: bool = False
    #: The scheduler of a Dask cluster that makes them: ``tcp://host:8786``, or its file; without
    #: it this machine does.
    scheduler: Text | None = None
    #: How many processes work; without it, as many as processors and memory allow.
    workers: int | None = Field(default=None, ge=1, le=256)
    #: How much memory each may take, in GB; without it, its part of what is free.
    memory: float | None = Field(default=None, gt=0, le=4096)


def read(path: Path) -> Batch:
    """Return what batch.toml says; raises SitrepError with every problem in it."""
    if not path.exists():
        said = (Code.FILE_MISSING, "there is no such file", "name the file with --plan")
        raise SitrepError([Problem(str(path), *said)])
    text = complaints.read(path)
    try:
        batch = Batch.model_validate(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SitrepError([complaints.not_toml(error, str(path))]) from None
    except ValidationError as error:
        keys = {"": [*Batch.model_fields]}
        raise SitrepError(complaints.refused(error, str(path), text, keys)) from None
    if batch.scheduler and batch.scheduler.endswith(".json"):  # its file, as other paths here
        batch = batch.model_copy(update={"scheduler": str(path.parent / batch.scheduler)})
    return batch
