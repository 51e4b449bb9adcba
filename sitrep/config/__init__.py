"""config.toml to a frozen Config: load, tables, complaints, connections."""
