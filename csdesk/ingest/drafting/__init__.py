"""From cells to a draft: which tables are read, as what, and what becomes of every row."""
