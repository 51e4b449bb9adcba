"""Funding: what people write of funding."""

from __future__ import annotations

from sitrep.compose.sections import BuiltIn
from sitrep.wording.words import N_

SECTION = BuiltIn("funding", N_("Funding"), 90)
