"""What is looked at without building a report: the inputs, and people's text."""
