"""Check the inputs and the narrative without building a report."""
