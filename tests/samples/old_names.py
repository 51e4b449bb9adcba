"""What a template does that reads an old name, importable by the process apart."""

from sitrep.templating import renamed
from sitrep.templating.renamed import Kind, Renamed


def old_name_told(path):
    """Tell of an old name, as a template does that is run in a process apart."""
    renamed.tell(Renamed(Kind.FIELD, "Section.heading", "title", "0.4", "0.6"), path, 3)
    return "printed"
