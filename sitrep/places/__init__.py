"""Areas and their P-codes: the gazetteer."""
