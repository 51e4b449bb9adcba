"""Tiny boundaries: squares of one degree, side by side."""

from __future__ import annotations

import json
from typing import Any

Ring = list[list[float]]


def square(west: float, south: float, side: float = 1.0) -> list[Ring]:
    """Return a square's rings."""
    east, north = west + side, south + side
    return [[[west, south], [east, south], [east, north], [west, north], [west, south]]]


def feature(rings: Any, kind: str = "Polygon", **properties: Any) -> dict[str, Any]:
    """Return a feature; ``rings`` ``None`` has no geometry."""
    geometry = None if rings is None else {"type": kind, "coordinates": rings}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def geojson(*features: dict[str, Any], **members: Any) -> str:
    """Return a FeatureCollection."""
    return json.dumps({"type": "FeatureCollection", "features": list(features), **members})


def coded(rings: Any, name: str, pcode: str) -> dict[str, Any]:
    """Return an area as COD-AB has it."""
    return feature(rings, adm1_name=name, adm1_pcode=pcode)


#: West to east: Idleb, Aleppo, Ar-Raqqa; Hama south of Idleb.
FOUR = geojson(
    coded(square(36, 35), "Idleb", "SY07"),
    coded(square(37, 35), "Aleppo", "SY02"),
    coded(square(38, 35), "Ar-Raqqa", "SY11"),
    coded(square(36, 34), "Hama", "SY05"),
)
