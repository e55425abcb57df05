"""Walking through an instrument: one question at a time, as a list, or as a matrix."""
