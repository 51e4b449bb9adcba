"""People's text for a report: loaded, sanitised, its references filled."""
