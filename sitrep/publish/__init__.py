"""The only writer to reports/: a report folder, and the pages that list them all."""
