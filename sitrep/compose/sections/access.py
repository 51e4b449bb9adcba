"""Access and coordination: what people write of access and coordination."""

from __future__ import annotations

from sitrep.compose.sections import BuiltIn
from sitrep.wording.words import N_

SECTION = BuiltIn("access", N_("Access and coordination"), 80)
