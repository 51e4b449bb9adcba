"""The press's log of the bundled example by itself: awkward, small, and without UCDP's events."""

import re
import shutil

from samples.workspaces import ROOT

#: What config.toml says of UCDP's events, and the short names of sources.
_UCDP = re.compile(r'^# The two logs record.*?^name = "UCDP GED"\n.*?\n\n', re.M | re.S)
_NAMES = re.compile(r"^# What text calls the sources.*?(?=^# Dated events)", re.M | re.S)


def config():
    """The example's config.toml as it would be without UCDP's events and without short names."""
    text = (ROOT / "config.toml").read_text(encoding="utf-8")
    assert _UCDP.search(text)
    assert _NAMES.search(text)
    return _NAMES.sub("", _UCDP.sub("", text)).replace('name = "the press"\n', "")


def press(folder):
    """Write that workspace into ``folder``; return its config.toml."""
    (folder / "data").mkdir(parents=True)
    for path in (ROOT / "data").iterdir():
        if path.name != "ucdp.csv":
            shutil.copy(path, folder / "data")
    path = folder / "config.toml"
    path.write_text(config(), encoding="utf-8")
    return path
