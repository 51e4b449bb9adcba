"""The Report to files: a module or folder for each output."""
