"""Scores, KPIs and benchmarks: pure functions from the model to the model, nothing stored."""
