"""The only sums, and the calendars they run over: each rule once."""
