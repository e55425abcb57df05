"""The open file: ways in, pass phrases, locking, backups, and the rescue of a damaged one."""
