"""Reports, summaries, workspaces and servers that tests share."""
