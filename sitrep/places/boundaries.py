"""Read boundaries of areas, and make them light: projected, simplified once, as plain polygons.

Only this module uses geopandas, in the extra ``map``. Problems: a file that is no map, no
property with names, positions that are no degrees, feature by feature what is empty, no area,
or named twice. A boundary that crosses itself is mended, with a warning.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sitrep.config.tables import MapTable
from sitrep.model.codes import Code
from sitrep.model.ground import Area, Ring
from sitrep.model.problem import Problem, Severity, SitrepError, short
from sitrep.places.degrees import Bounds, in_degrees
from sitrep.places.layers import Named, address_of, named, refused
from sitrep.vocabulary.fold import spelling

if TYPE_CHECKING:
    import geopandas as gpd

_PACKAGES = ("geopandas", "pyogrio", "shapely")
#: So many points keep a map of one column's width sharp and its SVG small.
POINTS = 5_000
#: How fine the first simplification is, as a share of the map's longer side.
_FINE = 4_000


def lacking(shown: str) -> Problem | None:
    """Return the warning that what reads boundaries is not installed; ``None`` if it is."""
    if all(find_spec(name) for name in _PACKAGES):
        return None
    reason = "needs packages that are not installed; the report is made without its map"
    hint = 'install them: pip install "humanitarian-sitrep[map]"'
    return Problem(shown, Code.PACKAGE_MISSING, reason, hint, severity=Severity.WARNING)


def read(
    path: Path, table: MapTable, bounds: Bounds | None = None
) -> tuple[tuple[Area, ...], tuple[Problem, ...]]:
    """Return the areas in the file, and warnings; raises SitrepError where there is no map.

    ``bounds``: where the country lies, in degrees, if that is known.
    """
    shown = table.boundaries
    frame = _opened(address_of(path, shown), table, shown)
    fields = named([c for c in frame.columns if c != "geometry"], table, shown)
    told: list[Problem] = []
    frame = _areas_alone(frame, fields, shown, told)
    frame = _projected(in_degrees(frame, shown, bounds))
    frame = _joined(_mended(frame, fields, shown, told), fields, shown, told)
    return tuple(_plain(frame, fields)), tuple(told)


def _opened(address: str, table: MapTable, shown: str) -> gpd.GeoDataFrame:
    import geopandas
    import pyogrio

    with warnings.catch_warnings():
        # What GDAL warns of (rings that are not closed, bytes of no encoding) is mended by it.
        warnings.simplefilter("ignore")
        try:
            layers = [str(name) for name, kind in pyogrio.list_layers(address) if kind]
            layer = _layer(layers, table, shown)
            frame = pyogrio.read_dataframe(address, layer=layer, force_2d=True)
        except SitrepError:
            raise
        except Exception as error:  # for a broken file the library may raise anything
            reason = f"can't be read: {short(str(error))}"
            hint = "open it in a GIS and export it again as GeoJSON"
            raise refused(shown, Code.FILE_UNREADABLE, reason, hint) from None
    if not isinstance(frame, geopandas.GeoDataFrame) or not len(frame):
        raise refused(shown, Code.NOT_AREAS, "holds no areas", "give boundaries as polygons")
    return frame


def _layer(layers: Sequence[str], table: MapTable, shown: str) -> str | None:
    if not layers:
        raise refused(shown, Code.NOT_AREAS, "holds no areas", "give boundaries as polygons")
    if table.layer in layers:
        return table.layer
    if len(layers) == 1 and not table.layer:
        return None
    reason = "has no layer of this name" if table.layer else "has several layers"
    hint = f'write which: [map] layer = "…"; its layers: {", ".join(layers[:12])}'
    raise refused(shown, Code.NOT_A_CHOICE, reason, hint, table.layer)


# --- features -------------------------------------------------------------------------------


def _areas_alone(
    frame: gpd.GeoDataFrame, fields: Named, shown: str, told: list[Problem]
) -> gpd.GeoDataFrame:
    """Return the features that are areas with a name; warn of each other one."""
    names = [c for c in (fields.name, fields.pcode) if c]
    for column in (*names, *fields.others):
        frame[column] = frame[column].map(_text)
    if fields.pcode:
        frame[fields.pcode] = frame[fields.pcode].str.upper()
    empty = frame.geometry.isna() | frame.geometry.is_empty
    areal = frame.geom_type.isin(["Polygon", "MultiPolygon", "GeometryCollection"])
    if not (areal & ~empty).any():
        kinds = ", ".join(sorted({str(k) for k in frame.geom_type.dropna()})) or "nothing"
        reason = f"holds no areas, only: {kinds}"
        hint = "give boundaries as polygons; sitrep draws no places of events"
        raise refused(shown, Code.NOT_AREAS, reason, hint)
    unnamed = ~(frame[names] != "").any(axis=1)
    for lost, code, reason, hint in (
        (empty, Code.GEOMETRY_EMPTY, "has no boundary", "draw it, or take the feature out"),
        (~areal & ~empty, Code.NOT_AREAS, "is no area", "give it as a polygon, or take it out"),
        (unnamed & areal & ~empty, Code.EMPTY, "has no name", f"fill in {' or '.join(names)}"),
    ):
        _tell(frame[lost], fields, (code, f"{reason}, so the map leaves it out", hint), shown, told)
    return frame[~empty & areal & ~unnamed]


def _text(value: Any) -> str:
    # A missing value is None or NaN, which is not equal to itself.
    return "" if value is None or value != value else " ".join(str(value).split())


def _tell(
    rows: gpd.GeoDataFrame, fields: Named, said: tuple[Code, str, str], shown: str, told: Any
) -> None:
    """Warn about the first of ``rows``, and say how many are like it."""
    if not len(rows):
        return
    code, reason, hint = said
    more = f"; {len(rows) - 1} more like it" if len(rows) > 1 else ""
    first = rows.iloc[0]
    value = " ".join(str(first[c]) for c in (fields.name, fields.pcode) if c and first[c])
    place = f"feature {int(rows.index[0]) + 1}"
    warning = Severity.WARNING
    told.append(Problem(shown, code, reason, f"{hint}{more}", 0, place, value, warning))


# --- shapes ---------------------------------------------------------------------------------


def _projected(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the areas in metres around their own middle, across the 180th meridian too."""
    import shapely

    x, y = shapely.get_coordinates(frame.geometry.to_numpy()).T
    turned = x % 360
    # Fiji lies at 177 and at -178: from 177 to 182 it is one country.
    across = 0 < turned.max() - turned.min() < min(180, x.max() - x.min())
    lon = turned if across else x
    middle = (float(lon.min() + lon.max()) / 2 + 180) % 360 - 180
    level = float(y.min() + y.max()) / 2
    wide = lon.max() - lon.min() > 90 or y.max() - y.min() > 90
    kind = f"+proj=eqearth +lon_0={middle:.3f}"
    if not wide:
        kind = f"+proj=laea +lon_0={middle:.3f} +lat_0={level:.3f}"
    return frame.to_crs(f"{kind} +datum=WGS84 +units=m")


def _mended(
    frame: gpd.GeoDataFrame, fields: Named, shown: str, told: list[Problem]
) -> gpd.GeoDataFrame:
    import shapely

    broken = ~frame.geometry.is_valid
    said = "has a boundary that crosses itself; it is mended for the map"
    hint = "mend it in a GIS to be sure of it"
    _tell(frame[broken], fields, (Code.GEOMETRY_MENDED, said, hint), shown, told)
    shapes = [shapely.make_valid(g, method="structure") for g in frame.geometry[broken]]
    frame.loc[broken, "geometry"] = shapes
    frame["geometry"] = [_surface(shape) for shape in frame.geometry]
    flat = frame.geometry.is_empty
    said, hint = "has a boundary without any area, so the map leaves it out", "draw it again"
    if flat.all():
        raise refused(shown, Code.NOT_AREAS, "holds no areas", "give boundaries as polygons")
    _tell(frame[flat], fields, (Code.GEOMETRY_EMPTY, said, hint), shown, told)
    return frame[~flat]


def _surface(shape: Any) -> Any:
    """Return a shape without its points and lines; an empty one where that is all it has."""
    import shapely

    if shape.geom_type == "Polygon" and shape.area:
        return shape
    parts = shapely.get_parts(shapely.get_parts(shape))
    return shapely.union_all([p for p in parts if p.geom_type == "Polygon" and p.area])


def _joined(
    frame: gpd.GeoDataFrame, fields: Named, shown: str, told: list[Problem]
) -> gpd.GeoDataFrame:
    """Return one feature for each area; several of one P-code, or one name, are parts of it."""
    keys = frame[fields.pcode or fields.name]
    if fields.pcode and fields.name:
        keys = keys.where(keys != "", frame[fields.name])
    if not fields.parts:
        said = "stands in several features, which the map joins to one area"
        hint = "check that they are parts of it, and no other area has its name or P-code"
        again = frame[keys.duplicated()]
        _tell(again, fields, (Code.AREA_REPEATED, said, hint), shown, told)
    kept = frame.assign(_key=keys)
    if not keys.duplicated().any():
        return kept
    return kept.dissolve(by="_key", aggfunc="first", sort=False)


def _plain(frame: gpd.GeoDataFrame, fields: Named) -> Iterator[Area]:
    import shapely

    shapes = frame.geometry.to_numpy()
    left, bottom, right, top = shapely.total_bounds(shapes)
    step = max(right - left, top - bottom) / _FINE
    light = shapely.coverage_simplify(shapes, step)
    while int(shapely.get_num_coordinates(light).sum()) > POINTS:
        step *= 1.5
        light = shapely.coverage_simplify(shapes, step)
        if step > right - left + top - bottom:
            break
    for (_, row), whole, shape in zip(frame.iterrows(), shapes, light, strict=True):
        name = str(row[fields.name]) if fields.name else ""
        pcode = str(row[fields.pcode]) if fields.pcode else ""
        spelt = [name, *(str(row[c]) for c in fields.others)]
        known = tuple(dict.fromkeys(spelling(text) for text in spelt if text))
        polygons = tuple(_polygons(shape if shape.area else whole, step))
        centre = shapely.get_coordinates(_centre(shape if shape.area else whole))[0]
        mark = (round(float(centre[0]) / 1000, 3), round(float(centre[1]) / 1000, 3))
        yield Area(name or pcode, pcode, known, polygons, mark)


def _centre(shape: Any) -> Any:
    """Return the point in the widest part of a shape; it lies inside, unlike its centroid."""
    import shapely

    largest = max(shapely.get_parts(shape), key=lambda part: part.area)
    size = math.sqrt(largest.area)
    circle = shapely.maximum_inscribed_circle(largest, size / 100)
    centre = shapely.get_point(circle, 0)
    return centre if largest.contains(centre) else largest.representative_point()


def _polygons(shape: Any, step: float) -> Iterator[tuple[Ring, ...]]:
    """Yield the polygons of a shape, without parts too small to be seen on any map."""
    import shapely

    parts = [p for p in shapely.get_parts(shape) if p.geom_type == "Polygon" and p.area]
    parts.sort(key=lambda part: -part.area)
    for number, part in enumerate(parts):
        if number and part.area < step * step:
            return
        turned = shapely.orient_polygons(part)
        yield tuple(_ring(ring) for ring in (turned.exterior, *turned.interiors))


def _ring(ring: Any) -> Ring:
    return tuple((round(x / 1000, 3), round(y / 1000, 3)) for x, y in ring.coords)
