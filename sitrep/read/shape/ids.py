"""``id_prefix``: tell a second register's ids from the first one's; and columns that are dropped.

In comes a frame of canonical columns; out goes one like it. Refused, as problems: a table without
ids, a column that isn't there.
"""

from __future__ import annotations

from sitrep.model.codes import Code
from sitrep.read.body import IDS
from sitrep.read.shape.setting import Setting, Shaped, places
from sitrep.vocabulary.fold import fold


def prefixed(shaped: Shaped, setting: Setting) -> Shaped:
    """Return the frame with the prefix before each event's or total's id."""
    prefix = setting.source.id_prefix
    if prefix is None:
        return shaped
    ids = [c for c in IDS if c in shaped.frame and shaped.table in ("events", "totals")]
    if not ids:
        reason = "has no id to stand before"
        hint = 'leave it out, or say which column it is: columns = {event_id = "…"}'
        told = setting.problem((Code.VALUE_NOT_ALLOWED, reason, hint), "id_prefix", prefix)
        return shaped.but(shaped.frame, told)
    plain = {column: shaped.frame[column].str.strip() for column in ids}
    given = {c: (prefix + texts).where(texts != "", "") for c, texts in plain.items()}
    return shaped.but(shaped.frame.assign(**given))


def without_dropped(shaped: Shaped, setting: Setting) -> Shaped:
    """Return the frame without the columns that ``columns = {x = ""}`` names."""
    by_hand = setting.source.mapped
    headers = {c: header for c, header in shaped.headers.items() if c not in by_hand}
    own = places(shaped.frame.columns, headers)
    dropped = setting.source.dropped
    unknown = [
        setting.no_column(f"columns.{name}", name, shaped.frame.columns)
        for name in dropped
        if fold(name) not in own
    ]
    gone = [own[fold(name)] for name in dropped if fold(name) in own]
    return shaped.but(shaped.frame.drop(columns=gone), *unknown)
