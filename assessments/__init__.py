"""Instruments as data: one folder each, TOML that a consultant can read and review. No code.

Only ``csdesk.content`` reads it, and it knows nobody.
"""
