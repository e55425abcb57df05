"""Entity matching: which record of a file is which account, and what an import would change."""

from csdesk.ingest.matching.comparison import compare

__all__ = ["compare"]
