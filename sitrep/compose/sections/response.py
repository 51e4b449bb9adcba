"""Response by cluster: what people write of the response."""

from __future__ import annotations

from sitrep.compose.sections import BuiltIn
from sitrep.wording.words import N_

SECTION = BuiltIn("response", N_("Response by cluster"), 70)
