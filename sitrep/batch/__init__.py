"""Make many reports with one command, on the processors of this machine.

``plan`` lists the reports, ``lanes`` runs worker processes, each of which keeps what it has read of
a workspace, ``worker`` makes one report, ``told`` says how it went. What one report meets stops no
other one.
"""
