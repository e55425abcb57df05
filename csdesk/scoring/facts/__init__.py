"""What is known about each account on a day: facts read from the customer list and other lists."""

from __future__ import annotations

from csdesk.scoring.facts.book import BookFacts, read_facts
from csdesk.scoring.facts.columns import columns_behind, fields_of

__all__ = ["BookFacts", "columns_behind", "fields_of", "read_facts"]
