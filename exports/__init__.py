"""Finished documents become files: PDF, Excel workbooks, decks, and the charts that they share.

Only ``ui`` may use it. It sees the frozen documents of ``csdesk.report`` and ``csdesk.model``,
formats them with ``csdesk.formatting``, and fetches and computes nothing.
"""

from exports.files import name_books, name_files, write_all, write_files
from exports.packet_files import write_packets
from exports.writing import render, replace_file, write

__all__ = [
    "name_books",
    "name_files",
    "render",
    "replace_file",
    "write",
    "write_all",
    "write_files",
    "write_packets",
]
