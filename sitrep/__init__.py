"""sitrep: from a log of events to a weekly humanitarian situation report."""

__version__ = "0.1.0"
