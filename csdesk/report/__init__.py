"""The report: one frozen document that every renderer shows, and the composing of it."""
