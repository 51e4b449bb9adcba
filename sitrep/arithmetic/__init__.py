"""The arithmetic of figures and the calendars of periods: each rule once."""
