"""What has become of events of which only one of two reports has a figure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from sitrep.model.accounts import Reconciled
from sitrep.model.changes import ChangeKind


@dataclass(frozen=True)
class Fates:
    """The log now: the events of one side, those that count, and all accounts.

    ``known`` are the ids of all events that the log had at the last report.
    """

    side: Reconciled
    counting: Collection[str]
    accounts: pd.DataFrame
    known: Collection[str]

    def came(self, identity: str) -> ChangeKind:
        """Return why an event has a figure that had none: it is new, or was known without one."""
        return ChangeKind.REVISED if identity in self.known else ChangeKind.ADDED

    def went(self, identity: str) -> ChangeKind:
        """Return why an event has no figure that had one."""
        return self._gone.get(identity, ChangeKind.REMOVED)

    @cached_property
    def _gone(self) -> dict[str, ChangeKind]:
        """The fate of each event of the log now, the later of these lines going first."""
        events, withdrawn = self.side.events, self.side.withdrawn
        found = dict.fromkeys(self.accounts["event_id"].astype("str").unique(), ChangeKind.RULE)
        found |= dict.fromkeys(self.into, ChangeKind.MERGED)
        contested = events[events["denied"] | events["disputed"]]
        found |= dict.fromkeys(_ids(contested), ChangeKind.DENIED)
        if withdrawn is not None:
            found |= dict.fromkeys(_ids(withdrawn.events), ChangeKind.WITHDRAWN)
        return found | dict.fromkeys(self.counting, ChangeKind.REVISED)

    @cached_property
    def into(self) -> dict[str, str]:
        """The events that rows of links give to another one, by the ids that the log has."""
        if "given_id" not in self.accounts:
            return {}
        pairs = self.accounts[["given_id", "event_id"]].astype("str").drop_duplicates()
        other = pairs[(pairs["given_id"] != pairs["event_id"]) & (pairs["given_id"] != "")]
        return dict(zip(other["given_id"].tolist(), other["event_id"].tolist(), strict=True))


def _ids(events: pd.DataFrame) -> list[str]:
    return [str(identity) for identity in events["event_id"]]
