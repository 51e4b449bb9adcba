"""How a report looks: theme, colours, fonts and pictures."""
