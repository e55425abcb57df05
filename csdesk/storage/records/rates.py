"""What other currencies are worth in that of the client; a person states it, with the source."""

from __future__ import annotations

import math
import re

from csdesk.errors import WrongUsage
from csdesk.model.currencies import ExchangeRate
from csdesk.storage.books.chosen import current_engagement
from csdesk.storage.file.database import Database

CODE = re.compile("[A-Z]{3}")
SET = """
INSERT INTO exchange_rate (engagement_id, currency, rate, source) VALUES (?, ?, ?, ?)
ON CONFLICT (engagement_id, currency) DO UPDATE SET rate = excluded.rate, source = excluded.source
"""
DROP = "DELETE FROM exchange_rate WHERE engagement_id = ? AND currency = ?"


class RateRecords:
    """The exchange rates of the engagement."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> dict[str, ExchangeRate]:
        """Return the rate of each currency that has one."""
        rows = self._database.rows(
            "SELECT currency, rate, source FROM exchange_rate WHERE engagement_id = ? "
            "ORDER BY currency",
            (current_engagement(self._database),),
        )
        return {row[0]: ExchangeRate(*row) for row in rows}

    def set(self, currency: str, rate: float | None, source: str = "") -> None:
        """State a rate; None takes it back. WrongUsage for what is no code or no rate."""
        if not CODE.fullmatch(currency):
            raise WrongUsage(
                f"“{currency}” is no currency code. Give three capital letters, such as USD."
            )
        place = (current_engagement(self._database), currency)
        if rate is None:
            self._database.write(DROP, place)
        elif rate > 0 and math.isfinite(rate):
            self._database.write(SET, (*place, rate, source))
        else:
            raise WrongUsage(f"The rate of {currency} must be above 0. Give another one.")
