"""The words that logs use, by language, and how spellings are compared."""
