"""The options of ``sitrep publish`` that make a bundle, and what is told of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import click

from sitrep.cli.console import PROBLEMS, show
from sitrep.cli.making import Progress

if TYPE_CHECKING:
    from sitrep.release import Asked, Planned
    from sitrep.release.bundling import Wanted

F = TypeVar("F", bound=Callable[..., Any])
#: What ``--bundle`` says without a place: a folder in bundles/.
_USUAL = ""


def bundle_options(command: F) -> F:
    """Add ``--bundle`` and ``--edition`` to a command."""
    edition = click.option(
        "--edition",
        type=click.Choice(["public", "partner", "internal"]),
        default=None,
        help="Of the bundle: whose edition it is; the public one by default.",
    )
    place = click.option(
        "--bundle",
        is_flag=False,
        flag_value=_USUAL,
        default=None,
        metavar="[FOLDER|FILE.zip]",
        help="Put what is handed over into a folder or zip; without a name, into bundles/.",
    )
    return place(edition(command))


@dataclass(frozen=True)
class Handing:
    """A bundle that is asked for. ``alone``: the report is published already."""

    wanted: Wanted
    alone: bool
    progress: Progress
    quiet: bool

    def refuse(self, planned: Planned) -> None:
        """Raise SitrepError, before anything is published, where it could not be made."""
        from sitrep.release import bundling

        bundling.refuse(self.wanted, planned)

    def over(self) -> None:
        """Write the bundle and tell what is in it."""
        from sitrep.model.problem import SitrepError, counted
        from sitrep.release.bundling import bundle

        try:
            done = bundle(self.wanted, self.progress)
        except SitrepError as error:
            if self.alone or not error.problems:
                raise
            show(error.problems)
            click.echo("The report is published, and its bundle is not made.", err=True)
            raise SystemExit(PROBLEMS) from None
        finally:
            self.progress.end()
        show(done.problems)
        if not self.quiet:
            if self.alone:
                click.echo("It is published already: no new revision was made.")
            click.echo(f"{done.place} ({counted(len(done.files), 'file', 'files')})")
            click.echo(f"Bundled: {done.of}. Nothing was sent.")


def handing(
    asked: Asked, bundle: str | None, edition: str | None, progress: Progress
) -> Handing | None:
    """Return the bundle that is asked for; ``None`` without ``--bundle``."""
    if bundle is None:
        if edition:
            raise click.UsageError("--edition says whose bundle it is: add --bundle.")
        return None
    from sitrep.model.edition import PUBLIC
    from sitrep.release.bundling import Wanted, published

    wanted = Wanted(asked, edition or PUBLIC, bundle)
    alone = not asked.reason and published(asked) is not None
    return Handing(wanted, alone, progress, progress.quiet)
