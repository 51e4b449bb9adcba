"""``datapackage.json``: what the tables of a bundle are, by the Data Package standard.

https://specs.frictionlessdata.io/: the shape of version 1, which all its readers know.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from sitrep.publish.bundle.material import Material, plain
from sitrep.publish.bundle.tables import Table

#: Meanings of the columns, by their part in the codebook.
Meanings = Mapping[str, str]


def made(
    material: Material, tables: Sequence[Table], files: Mapping[str, bytes], meanings: Meanings
) -> bytes:
    """Return datapackage.json; ``files`` holds the CSV of each table at ``data/<name>.csv``."""
    report, config = material.report, material.config
    said: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": re.sub(r"[^a-z0-9._-]", "-", material.stem.lower()),
        "title": material.title,
        "description": plain(report["masthead"]["edition"]),
        "version": str(material.revision),
        "created": f"{material.day}T00:00:00Z",
    }
    if material.address:
        said["homepage"] = material.address
    if licence := config.report.licence:
        said["licenses"] = [_licence(licence)]
    if config.issuer:
        said["contributors"] = [{"title": config.issuer, "role": "publisher"}]
    if sources := [_source(one) for one in report["sources"]]:
        said["sources"] = sources
    said["resources"] = [_resource(table, files[path(table)], meanings) for table in tables]
    return f"{json.dumps(said, indent=2, ensure_ascii=False)}\n".encode()


def path(table: Table) -> str:
    """Return where a table's CSV stands in a bundle."""
    return f"data/{table.name}.csv"


def _licence(licence: str) -> dict[str, str]:
    """Return a licence with the short name that the standard asks for."""
    name = re.sub(r"[^A-Za-z0-9.]+", "-", licence).strip("-") or "other"
    found = {"name": name, "title": licence}
    if match := re.fullmatch(r"CC[ -](BY(?:-(?:NC|SA|ND))*)[ -](\d\.\d)", licence, re.I):
        kind, version = match[1].lower(), match[2]
        found["path"] = f"https://creativecommons.org/licenses/{kind}/{version}/"
    return found


def _source(source: Mapping[str, Any]) -> dict[str, str]:
    found = {"title": str(source["name"])}
    return found | ({"path": str(source["url"])} if source["url"] else {})


def _resource(table: Table, content: bytes, meanings: Meanings) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [
            {"name": field.name, "type": field.kind, "description": meanings[field.name]}
            for field in table.fields
        ],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = [*table.key]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": path(table),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": schema,
    }
