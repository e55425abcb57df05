"""Questionnaires and packets that come back filled in: one reader for both."""

from csdesk.ingest.answers.returned import read_answers, read_packet
from csdesk.ingest.answers.stamp import MadeElsewhere

__all__ = ["MadeElsewhere", "read_answers", "read_packet"]
