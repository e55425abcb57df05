"""Queries over tables in memory: they can read, and do nothing else."""

from csdesk.storage.queries.asking import Question, ask

__all__ = ["Question", "ask"]
