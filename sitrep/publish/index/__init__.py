"""The page and the feed that list all reports."""
