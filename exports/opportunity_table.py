"""Expansion opportunities as a CSV file for other programs (S1.110)."""

from __future__ import annotations

import csv
import io

from csdesk.report.opportunities import COLUMNS, OpportunityList
from exports.change_log_table import guard_text


def render_opportunities(opportunities: OpportunityList) -> bytes:
    """Return the bytes of a CSV file in UTF-8, with the mark by which Excel knows it."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(COLUMNS)
    for account, score, size in opportunities.texts():
        writer.writerow((guard_text(account), score, size))
    return stream.getvalue().encode("utf-8-sig", "replace")
