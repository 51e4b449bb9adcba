"""Response by cluster: what people write of the response."""

from __future__ import annotations

from sitrep.compose.sections import BuiltIn

SECTION = BuiltIn("response", "section-response", 70)
