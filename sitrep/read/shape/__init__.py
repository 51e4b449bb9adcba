"""What config.toml makes of a file's rows before they are cleaned, one verb a module.

In come tables of text cells, each row with its line; out go tables like them. Refused, as
problems: a column or a word that is not in the file, a shape that the rows don't have.
"""

from __future__ import annotations

from collections.abc import Mapping

from sitrep.config.shaping import Asked
from sitrep.model.problem import SitrepError
from sitrep.read.shape import constants, covers, cumulative, ids, values, victims, where, wide
from sitrep.read.shape.setting import OF_ALL, Setting, Shaped, agreed

__all__ = ["Setting", "Shaped", "agreed", "parts", "shaped"]


def shaped(given: Shaped, asked: Mapping[str, Asked], setting: Setting) -> Shaped:
    """Return the rows in sitrep's columns as ``[[source]]`` shapes them, step by step.

    ``asked`` is what ``where`` asks of columns that only sitrep has a name for.
    """
    found = where.of_ours(given, asked, setting)
    found = victims.with_columns(found, setting)
    found = values.translated(found, setting)
    found = ids.without_dropped(found, setting)
    found = constants.fixed(found, setting)
    found = constants.dated(found, setting)
    found = wide.with_ids(found, setting)
    found = victims.counted(found, setting)
    found = covers.outside(found, setting)
    return ids.prefixed(found, setting)


def parts(given: Shaped, setting: Setting) -> list[Shaped]:
    """Return the rows as the tables that they are: of events, say, and of running totals."""
    found = cumulative.parted(given, setting)
    # With a key that can't be followed, whatever else is said of the rows would mislead.
    wrong = [p for p in found[0].problems if setting.is_of_a_key(p)]
    # A word that one file lacks may stand in another one of the source.
    if any(p.code not in OF_ALL for p in wrong):
        raise SitrepError(wrong)
    return found
