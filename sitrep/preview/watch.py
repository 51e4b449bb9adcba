"""Watch the files that a report is made from.

It watches folders, not files, because editors save by replacing a file; and not recursively,
because a workspace may hold a great many files.
"""

from __future__ import annotations

import fnmatch
import glob
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sitrep.choices import load
from sitrep.config.cleared import NAME as CLEARED
from sitrep.config.load import Config
from sitrep.model.problem import SitrepError

#: Folders of a workspace in which every file counts.
TREES = ("templates", "narrative", "words")


@dataclass(frozen=True)
class Watched:
    """Folders to watch; the files that count in them, by name and by pattern."""

    folders: frozenset[Path]
    files: frozenset[Path]
    patterns: tuple[str, ...]
    trees: tuple[Path, ...]

    def covers(self, path: str) -> bool:
        """Return whether a change of ``path`` calls for a build."""
        changed = Path(path)
        # Temporary files of editors.
        if changed.name.startswith(".") or changed.name.endswith(("~", ".swp", ".tmp")):
            return False
        return (
            changed in self.files
            or changed in self.folders
            or any(changed.is_relative_to(tree) for tree in self.trees)
            or any(fnmatch.fnmatch(path, _across(pattern)) for pattern in self.patterns)
        )


def watched(path: Path, before: Watched | None = None) -> Watched:
    """Return what the report of the config at ``path`` is made from.

    While the config has problems, the files in ``before`` stay watched.
    """
    folder = path.parent.resolve()
    files, patterns = {folder / path.name, path.resolve(), folder / CLEARED}, set[str]()
    try:
        config = load(path)
    except SitrepError:
        files |= before.files if before else set()
        patterns |= set(before.patterns) if before else set()
    else:
        files |= set(_files(config, folder))
        globs = (s.path for s in config.sources if glob.has_magic(s.path))
        patterns |= {f"{glob.escape(str(folder))}/{path}" for path in globs}
    trees = tuple(folder / name for name in TREES)
    folders = {folder, *(file.parent for file in files), *_folders(trees, patterns)}
    there = frozenset(each for each in folders if each.is_dir())
    return Watched(there, frozenset(files), tuple(sorted(patterns)), trees)


def _files(config: Config, folder: Path) -> Iterator[Path]:
    named = [config.theme.logo, config.places.gazetteer, config.places.aliases]
    named += [source.path for source in config.sources]
    for name in filter(None, named):
        path = folder / name
        # Both a link and its target count.
        yield from (path.parent.resolve() / path.name, path.resolve())


def _across(pattern: str) -> str:
    """Return a glob for fnmatch, whose ``*`` crosses folders too."""
    return pattern.replace("**/", "*")


def _folders(trees: tuple[Path, ...], patterns: set[str]) -> Iterator[Path]:
    """Yield the folders of trees, and those in which a file may come to match a pattern."""
    for tree in trees:
        yield from (tree, *(path for path in tree.rglob("*") if path.is_dir()))
    for pattern in patterns:
        found = glob.glob(pattern.rpartition("/")[0], recursive=True)
        yield from (path for path in map(Path, found) if path.is_dir())


def watch(path: Path, changed: Callable[[], None], stop: threading.Event) -> None:
    """Call ``changed`` whenever something of the report at ``path`` changes, until ``stop``."""
    current = watched(path)
    while not stop.is_set():
        for names in _changes(current, stop):
            changed()
            new = watched(path, current)
            # A replaced folder keeps its name but must be watched anew.
            if new != current or names & {str(folder) for folder in current.folders}:
                current = new
                break


def _changes(current: Watched, stop: threading.Event) -> Iterator[set[str]]:
    """Yield sets of paths that changed at the same time."""
    import watchfiles

    def counts(change: watchfiles.Change, name: str) -> bool:
        return current.covers(name)

    for changes in watchfiles.watch(
        *current.folders,
        watch_filter=counts,
        stop_event=stop,
        recursive=False,
        raise_interrupt=False,
    ):
        yield {name for _, name in changes}
