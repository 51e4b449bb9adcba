"""People's text for a report: read, sanitised, its references filled in."""
