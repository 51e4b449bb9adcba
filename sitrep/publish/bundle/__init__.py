"""The bundle: all that is handed over of one edition of a published report, and nothing else.

Its pages, charts and annex are the published files, byte for byte. What is added says the same in
other forms: the data as tables with a codebook, texts to send, a file for ReliefWeb, checksums.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity
from sitrep.publish import manifest
from sitrep.publish.bundle import codebook, datapackage, reliefweb, texts, workbook
from sitrep.publish.bundle.material import Material
from sitrep.publish.bundle.tables import Table, tables
from sitrep.publish.csv import as_csv
from sitrep.wording import Words

SUMS, READ_ME, WORKBOOK, DATA = "SHA256SUMS", "READ-ME.txt", "annex.xlsx", "report.json"
_CITATION, _MAIL, _LINE, _PACKAGE = "CITATION.txt", "mail.txt", "line.txt", "datapackage.json"
#: What each file is, by how its name ends or begins; the first that fits.
_KINDS = {
    ".pdf": "bundle-file-pdf",
    ".html": "bundle-file-html",
    ".md": "bundle-file-md",
    ".docx": "bundle-file-docx",
    ".pptx": "bundle-file-pptx",
    WORKBOOK: "bundle-file-workbook",
    DATA: "bundle-file-data",
    "charts/": "bundle-file-charts",
    "pack/": "bundle-file-pack",
    "annex/": "bundle-file-annex",
    "data/": "bundle-file-tables",
    _PACKAGE: "bundle-file-package",
    _CITATION: "bundle-file-citation",
    reliefweb.NAME: "bundle-file-reliefweb",
    _MAIL: "bundle-file-mail",
    _LINE: "bundle-file-line",
    SUMS: "bundle-file-sums",
}


@dataclass(frozen=True)
class Bundle:
    """The files of a bundle, by their names, and warnings about what it lacks."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...] = ()


def made(material: Material, pack: Mapping[str, bytes]) -> Bundle:
    """Return the bundle of a published edition; ``pack`` is its briefing pack, empty for none."""
    found = tables(material.report)
    problems: list[Problem] = []
    files = {name: data for name, data in material.files.items() if name != manifest.NAME}
    files |= pack
    files |= {datapackage.path(table): as_csv([table.header, *table.rows]) for table in found}
    if find_spec("xlsxwriter"):
        files[WORKBOOK] = _workbook(material, found)
    else:
        problems.append(_no_workbook())
    said = {f.name: codebook.meaning(f, material.words) for table in found for f in table.fields}
    files[_PACKAGE] = datapackage.made(material, found, files, said)
    files[_CITATION] = texts.citation(material).encode()
    if material.is_public:
        posting = reliefweb.made(material)
        problems += posting.problems
        files |= {reliefweb.NAME: posting.content} if posting.content else {}
    files[_LINE] = texts.line(material).encode()
    attached = [name for name in (material.page("pdf"), WORKBOOK) if name in files]
    files[_MAIL] = texts.mail(material, attached).encode()
    lines = texts.read_me(material, dict(_listed([*files, SUMS], material)))
    files = {READ_ME: _text(lines), **files}
    files[SUMS] = _text(f"{_hash(data)}  {name}" for name, data in sorted(files.items()))
    return Bundle(files, tuple(problems))


def _text(lines: Iterator[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _listed(names: Sequence[str], material: Material) -> Iterator[tuple[str, str]]:
    """Yield what each file is; those of a folder together."""
    for name in names:
        head = f"{name.split('/')[0]}/" if "/" in name else name
        ends = (kind for end, kind in _KINDS.items() if head == end or head.endswith(end))
        yield head, material.words(next(ends, "bundle-file-other"))


def _workbook(material: Material, found: Sequence[Table]) -> bytes:
    words = material.words
    titles = {
        "figures": words("bundle-sheet-figures"),
        "events": words("bundle-sheet-events"),
        "areas": words("bundle-sheet-areas"),
        "periods": words("bundle-sheet-periods"),
        "totals": words("bundle-sheet-totals"),
        "facilities": words("bundle-sheet-facilities"),
        "sources": words("bundle-sheet-sources"),
        "codebook": words("bundle-sheet-codebook"),
        "values": words("bundle-sheet-values"),
    }
    values = codebook.values(found, material.config, words)
    whole = (*found, codebook.columns(found, words), *((values,) if values.rows else ()))
    sheets = [workbook.Sheet(titles[table.name], table) for table in whole]
    listed = {s.title: _about(s.table, words) for s in sheets}
    about = workbook.ReadMe(words("bundle-sheet-read-me"), [*texts.opening(material)], listed)
    return workbook.made(material.title, about, sheets)


def _about(table: Table, words: Words) -> str:
    return {
        "figures": words("bundle-about-figures"),
        "events": words("bundle-about-events"),
        "areas": words("bundle-about-areas"),
        "periods": words("bundle-about-periods"),
        "totals": words("bundle-about-totals"),
        "facilities": words("bundle-about-facilities"),
        "sources": words("bundle-about-sources"),
        "codebook": words("bundle-about-codebook"),
        "values": words("bundle-about-values"),
    }[table.name]


def _no_workbook() -> Problem:
    reason = "needs packages that are not installed; the bundle is made without it"
    hint = 'install them: pip install "humanitarian-sitrep[xlsx]"'
    return Problem(WORKBOOK, Code.PACKAGE_MISSING, reason, hint, severity=Severity.WARNING)
