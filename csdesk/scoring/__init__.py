"""Scores, KPIs and benchmarks: pure functions from the model to the model.

In here: the arithmetic of levels, health scores, retention, KPIs and their comparison with others.
``csdesk.operations`` calls it; findings, roadmap, the report and the window read its rules instead
of repeating them. It reads no files, stores nothing and judges nothing: what a number means for
the client is decided in ``csdesk.findings``.
"""
