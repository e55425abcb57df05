"""Verified copies: backups, their names and thinning, protection by a pass phrase."""
