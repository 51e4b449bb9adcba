"""``covers``: the areas that a source records; rows that lie elsewhere are told.

In comes a table of events or totals; out goes it with a warning of each area outside.
"""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from sitrep.model.codes import Code
from sitrep.model.problem import Severity, counted, quote
from sitrep.read.shape.setting import Setting, Shaped
from sitrep.vocabulary.fold import spelling

#: The columns that say where a row is, the narrowest first.
_AREAS = ("area", "area_pcode", "admin2", "admin2_pcode", "admin1", "admin1_pcode", "country")
#: So many areas are told apart, the rest counted with the last.
_TOLD = 10


def outside(shaped: Shaped, setting: Setting) -> Shaped:
    """Return the rows as they are, with a warning of each area that ``covers`` does not name."""
    covered = {*map(spelling, setting.source.covers)}
    columns = [c for c in _AREAS if c in shaped.frame]
    if not covered or not columns:
        return shaped
    frame = shaped.frame[columns]
    inside = pd.Series(data=False, index=range(len(frame)))
    shown = pd.Series("", index=range(len(frame)), dtype="str")
    for column in columns:
        texts = frame[column].str.strip().reset_index(drop=True)
        inside |= texts.map({t: spelling(t) in covered for t in texts.unique()}).astype(bool)
        shown = shown.where(shown != "", texts)
    outer = shown[~inside & (shown != "")]
    counts = outer.value_counts(sort=False)
    warnings = []
    for area in [*counts.index][:_TOLD]:
        first = int(str(shaped.frame.index[int(outer.index[(outer == area).to_numpy()][0])]))
        rows = counted(int(counts[area]), "row lies", "rows lie")
        reason = f"is no area that covers names, and {rows} there"
        hint = f"add {quote(str(area))} to covers if the source records it, or correct the area"
        problem = setting.problem((Code.AREA_NOT_COVERED, reason, hint), "covers", str(area), first)
        warnings.append(replace(problem, severity=Severity.WARNING))
    return shaped.but(shaped.frame, *warnings)
