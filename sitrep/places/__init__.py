"""Areas and their codes: the gazetteer that names are looked up in."""
