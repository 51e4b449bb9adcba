"""A published edition to make bundles of, and the bundle of a report that was built."""

import datetime as dt
import json
import struct

from sitrep.choices import load
from sitrep.publish.bundle import made, target
from sitrep.publish.bundle.material import Material
from sitrep.wording import Words
from sitrep.wording.own import own_words

DAY = dt.date(2026, 3, 9)
REPORT = 'title = "Northland"\nissuer = "Example Group"\nlicence = "CC BY 4.0"\n'
URL = 'url = "https://example.org/reports"\n'
RELIEFWEB = "[reliefweb]\ncountry = [226]\nsource = [1503]\n"


def png(width=800):
    """The head of a PNG, which is all that is looked at."""
    return b"\x89PNG\r\n\x1a\n" + struct.pack(
        ">I4sIIBBBBBI", 13, b"IHDR", width, 9, 8, 6, 0, 0, 0, 0
    )


def figure(best, qualifier="exact", high=-1):
    return {"low": best, "best": best, "high": best if high == -1 else high, "qualifier": qualifier}


def tally(indicator, found, **changes):
    window = {"start": "2026-03-02", "end": "2026-03-08"}
    whole = {"indicator": indicator, "group": "", "figure": found, "unit": "people", "reported": 1}
    return whole | {"of": 2, "window": window, "sources": ["A"]} | changes


def entry(found, **changes):
    """An entry of report.json's figures."""
    whole = {"unit": "people", "reported": 1, "of": 2, "since": "2026-03-02", "until": "2026-03-08"}
    more = {"text": "5", "sources": ["A", "B"], "suppressed": False, "groups": {}}
    return {**found, **whole, **more, **changes}


def event(number, figures, **changes):
    window = {"start": "2026-03-03", "end": "2026-03-04"}
    whole = {"event_id": f"event-{number}", "window": window, "precision": "day", "admin2": "Ridge"}
    more = {"event_type": "shelling", "area": "North", "place": "Alder", "status": "reported"}
    return {**whole, **more, "figures": figures, "sources": ["A"], **changes}


def chart(name, **changes):
    whole = {"id": name, "title": f"The {name}", "alt": f"{name}: 5 killed.", "caption": "A."}
    return {**whole, "svg": "", "png": f"charts/{name}.png", "csv": "", **changes}


def card(label, value, window="2\u2009\u2013\u20098 March 2026", **changes):
    whole = {"id": label, "label": label, "qualifier": "at least", "value": value}
    return {**whole, "window": window, "source": "A", **changes}


def report(**changes):
    """A report.json, as far as bundles read it."""
    head = {"title": "Northland", "subtitle": "Situation Report No. 3", "issuer": "Issued by X"}
    head |= {
        "period": "2\u2009\u2013\u20098 March 2026",
        "as_of": "as of 9 March 2026",
        "partial": "",
    }
    area = {"name": "North", "pcode": "NO01", "events": 2}
    bar = {"indicator": "killed", "period": "2026-W10", "start": "2026-03-02", "end": "2026-03-08"}
    parts = {
        "areas": [area | {"figures": {"killed": tally("killed", figure(5))}}],
        "periods": [bar | {"figure": None, "reported": 0, "events": 0}],
        "events": [event(1, {"killed": figure(5, "at least", None)}), event(2, {"killed": None})],
        "facilities": [],
        "transports": [],
    }
    source = {"name": "A", "short": "", "kind": "", "url": "", "reliability": "", "accounts": 2}
    section = {"id": "highlights", "title": "Highlights", "paragraphs": [], "narrative": ""}
    whole = {
        "language": "en",
        "edition": "public",
        "masthead": head | {"edition": "Public edition"},
        "highlights": ["Five people were reported killed (A)."],
        "sections": [section | {"bullets": ["Five people were reported killed (A)."], "notes": []}],
        "key_figures": [],
        "figures": {"killed": entry(figure(5))},
        "since_baseline": {},
        "totals": [],
        "charts": [chart("casualties-by-week"), chart("map")],
        "sources": [source | {"totals": 0, "first": "2026-03-04", "last": None}],
        "breakdown": parts,
    }
    return whole | changes


def material(folder, config=REPORT + URL, more=RELIEFWEB, edition="public", files=None, **changes):
    """An edition that was published, in a workspace of its own."""
    text = f'[report]\n{config}\n[[source]]\npath = "log.csv"\n{more}'
    (folder / "config.toml").write_text(text, encoding="utf-8")
    said = report(edition=edition, **changes)
    pages = {"sitrep.en.pdf": b"%PDF", "sitrep.en.html": b"<p>", "sitrep.en.md": b"# A\n"}
    whole = pages | {"report.json": json.dumps(said).encode(), "charts/map.png": png()}
    whole = whole if files is None else files
    known = load(folder / "config.toml")
    return Material("2026-W10", edition, DAY, 1, said, whole, known, Words("en"))


def bundle_of(folder, workspace):
    """Write the bundle of a report's folder into bundles/, with its pack; return its folder."""
    name, edition = folder.parent.name, folder.name
    found = {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.*") if p.is_file()
    }
    said = json.loads(found["report.json"])
    config = load(workspace / "config.toml")
    words = own_words(workspace).words(said["language"])
    pack = {n: found.pop(n) for n in [*found] if n.startswith("pack/")}
    published = Material(name, edition, DAY, 1, said, found, config, words)
    goes = target.of("", published.stem, workspace, closed=edition != "public")
    target.write(goes, made(published, pack).files, published.stem)
    return goes.path
