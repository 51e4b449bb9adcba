"""The organisation's logo as Word documents and slides can show it."""

from __future__ import annotations

from pathlib import Path

from sitrep.config.tables import Theme
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError


def logo(theme: Theme, workspace: Path) -> bytes:
    """Return the logo as PNG (for an .svg, the .png beside it); empty if there is none."""
    if not theme.logo:
        return b""
    path = (workspace / theme.logo).with_suffix(".png")
    try:
        return path.read_bytes()
    except OSError:
        reason = "is not a picture that every Word shows"
        hint = f"put {path.name} beside it: the same picture as PNG"
        raise SitrepError([Problem(theme.logo, Code.PICTURE_UNFIT, reason, hint)]) from None
