"""csdesk: how well a company runs customer success, checked against its own data."""

__version__ = "0.1.0"
