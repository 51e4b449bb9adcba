"""Check that boundaries lie where they say: in degrees, or in a projection that leads to them.

It works on what geopandas reads and does not import it. Problems: no projection or a wrong one,
latitude and longitude swapped, positions outside the country.
"""

from __future__ import annotations

import math
from typing import Any

from sitrep.model.codes import Code
from sitrep.model.problem import SitrepError
from sitrep.places.layers import refused

Bounds = tuple[float, float, float, float]

_DEGREES = "EPSG:4326"
_EXPORT = "save the boundaries in WGS 84 (EPSG:4326), longitude before latitude"


def in_degrees(frame: Any, shown: str, bounds: Bounds | None) -> Any:
    """Return the areas by longitude and latitude; raises SitrepError where they have neither."""
    given = _finite(frame, shown)
    degrees = given[0] >= -360 and given[2] <= 360 and given[1] >= -90 and given[3] <= 90
    turned = not degrees and _inside(given, (-90, -360, 90, 360))
    if frame.crs is None and not degrees and not turned:
        reason = "doesn't say in which projection (CRS) its positions are"
        hint = f"add the .prj that belongs to it, or {_EXPORT}"
        raise refused(shown, Code.CRS_MISSING, reason, hint)
    crs = frame.crs or _DEGREES
    frame = frame.set_crs(crs, allow_override=True)
    if frame.crs.is_geographic and not degrees:
        if turned:
            raise _swapped(shown)
        reason = f"has positions that are no degrees ({given[0]:.4g}, {given[1]:.4g}), as its CRS"
        reason += " says" if frame.crs else ""
        raise refused(shown, Code.CRS_WRONG, reason, _EXPORT)
    wide = max(given[2] - given[0], given[3] - given[1])
    if frame.crs.is_projected and degrees and wide < 360:
        reason = f"has positions in degrees, and says that they are in {frame.crs.name}"
        raise refused(shown, Code.CRS_WRONG, reason, f"set its CRS to WGS 84, or {_EXPORT}")
    frame = frame.to_crs(_DEGREES)
    found = _finite(frame, shown)
    if bounds and not _meet(found, bounds):
        if _meet((found[1], found[0], found[3], found[2]), bounds):
            raise _swapped(shown)
        reason = "lies outside the bounds in [places]"
        hint = "check both: bounds are west, south, east, north"
        raise refused(shown, Code.COORDINATES_OUTSIDE, reason, hint)
    return frame


def _finite(frame: Any, shown: str) -> Bounds:
    west, south, east, north = (float(v) for v in frame.total_bounds)
    if not all(map(math.isfinite, (west, south, east, north))):
        reason = "has positions that are no numbers, or none on the earth"
        raise refused(shown, Code.COORDINATE_OUT_OF_RANGE, reason, _EXPORT)
    return west, south, east, north


def _swapped(shown: str) -> SitrepError:
    reason = "has latitude and longitude swapped"
    hint = "write longitude first: [36.6, 35.9] for a point in Idleb"
    return refused(shown, Code.COORDINATES_SWAPPED, reason, hint)


def _inside(one: Bounds, other: Bounds) -> bool:
    low = one[0] >= other[0] and one[1] >= other[1]
    return low and one[2] <= other[2] and one[3] <= other[3]


def _meet(one: Bounds, other: Bounds) -> bool:
    apart = one[0] > other[2] or one[2] < other[0]
    # A country on both sides of the 180th meridian has its west east of its east.
    apart = apart and other[0] <= other[2]
    return not (apart or one[1] > other[3] or one[3] < other[1])
