"""Response by cluster: people's text only."""

from __future__ import annotations

from sitrep.compose.sections import BuiltIn

SECTION = BuiltIn("response", "section-response", 70)
