"""Load config.toml into a frozen Config."""
