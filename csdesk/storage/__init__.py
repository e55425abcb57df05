"""The workspace: one SQLite file that holds everything about a client.

This is the only room that speaks SQL. Others ask a ``Workspace`` (in ``workspace``), whose
repositories take and give dataclasses of ``csdesk.model``; one module of ``records`` holds one.

From the ground up: ``file`` (one file: header, connection, lock, drafts), ``books`` (content sums,
change log, undo), ``formats`` (tables and migrations), ``checks`` (is it whole, who has it),
``records`` and ``copies``, ``opening``, ``workspace``; above it ``backups`` of an open one,
``rescue`` of a damaged one, and ``handover`` of a client to another file.
"""
