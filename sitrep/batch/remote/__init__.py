"""Workspaces and reports at addresses such as ``s3://bucket/operations/mali``.

A build reads files and knows no network, so files are carried around it: a worker fetches a
workspace into a folder of its own, builds there as anywhere else, and puts the report back, its
manifest last. ``address`` says which addresses are opened, ``store`` opens them with fsspec,
``mirror`` keeps a folder as a store has it.
"""
