"""Choosing the customer for whom an instrument is walked through."""
