"""The workspace: one SQLite file that holds everything about a client.

This is the only room that speaks SQL. Others ask a ``Workspace`` (in ``workspace``), whose
repositories take and give dataclasses of ``csdesk.model``; one module holds one of them.
"""
