"""Publish a report: build it once more, hand it out, and put it into the record."""

from sitrep.release.plan import Asked, Planned, plan
from sitrep.release.publishing import Done, prepared, publish

__all__ = ["Asked", "Done", "Planned", "plan", "prepared", "publish"]
