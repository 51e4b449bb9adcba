"""Workspaces made for one test each, and the command run in them as people run it."""

from pathlib import Path

from samples.command import ROOT

DATA = Path(__file__).parents[1] / "data"
SHARED_UCDP = ROOT.parent / "shared" / "data" / "ucdp" / "ged_nwsyria_2019.csv"

HEADER = "event_id,date_start,reported_on,place,latitude,longitude,killed,source,description\n"
GOOD = "e1,2019-05-06,2019-05-07,Hass,35.5,36.5,2,Agency,\n"


def config_for(*paths, more="", report='title = "Test"', source=""):
    """A config.toml that names ``paths``; ``source`` goes under each, ``more`` at the end."""
    sources = "".join(f'\n[[source]]\npath = "{path}"\n{source}\n' for path in paths)
    return f"[report]\n{report}\n{sources}{more}"


def workspace(folder, files=None, config=None):
    """Write ``files`` (text or bytes by name) and a config.toml that names them all."""
    files = {"events.csv": HEADER + GOOD} if files is None else files
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    path = folder / "config.toml"
    path.write_text(config_for(*files) if config is None else config, encoding="utf-8")
    return path


def contents(folder):
    """Every file under ``folder`` with its bytes, hidden ones too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
