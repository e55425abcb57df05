"""Any spreadsheet of a client, as typed records with the row each came from, and what was odd.

In here: reading files in a child process, finding tables, mapping columns, turning cells into
values, and reading questionnaires back. ``csdesk.operations`` alone calls it. It writes nothing
and knows no workspace; a file that it cannot take is refused with ``InputRefused``.
"""
