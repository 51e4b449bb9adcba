"""Access and coordination: people's text only."""

from __future__ import annotations

from sitrep.compose.sections import BuiltIn

SECTION = BuiltIn("access", "section-access", 80)
