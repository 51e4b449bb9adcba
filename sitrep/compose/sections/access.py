"""Access and coordination: what people write of access and coordination."""

from __future__ import annotations

from sitrep.compose.sections import BuiltIn

SECTION = BuiltIn("access", "section-access", 80)
