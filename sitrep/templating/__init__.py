"""Where templates run: their environment, helpers, limits, overrides and deprecated names."""
