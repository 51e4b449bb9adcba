"""How one language prints numbers, dates, codes and sentences."""
