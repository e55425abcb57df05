"""How the file is reached: header, connection, locks, drafts, and SQLite's errors as sentences."""
