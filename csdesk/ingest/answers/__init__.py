"""Questionnaires and packets that come back filled in: one reader for both."""

from csdesk.ingest.answers.returned import read_answers, read_packet

__all__ = ["read_answers", "read_packet"]
