"""Take the personal columns of rows out of a workspace: ``sitrep forget``.

Exports that were replaced are rewritten, restricted reports removed, the cache emptied, the log on
request; what was forgotten is written down. Figures stay: everything is counted before and after,
and a cell on which a figure hangs is kept and named. Nothing is written before all is planned.
"""

from __future__ import annotations

from sitrep.forget.carrying import carry_out
from sitrep.forget.planning import Plan, come_back, plan

__all__ = ["Plan", "carry_out", "come_back", "plan"]
