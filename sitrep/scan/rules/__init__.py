"""The rules: each module declares its ``Rule``, and no list repeats them."""
