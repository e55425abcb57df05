"""What was chosen for the reports of an engagement, and how the client's reports look."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from dataclasses import asdict

from csdesk.model.report_choices import Audience, Brand, ReportChoice
from csdesk.storage.books.chosen import current_engagement
from csdesk.storage.file.database import Database

KEEP = """
INSERT INTO report_template (engagement_id, name, choice) VALUES (?, ?, ?)
ON CONFLICT (engagement_id, name) DO UPDATE SET choice = excluded.choice
"""
SET_BRAND = """
INSERT INTO client_brand (engagement_id, logo, colour) VALUES (?, ?, ?)
ON CONFLICT (engagement_id) DO UPDATE SET logo = excluded.logo, colour = excluded.colour
"""
PLAIN = Brand()


class ReportChoiceRecords:
    """The reports of the engagement by name, that of the last choice under the empty one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> dict[str, ReportChoice]:
        """Return every choice."""
        rows = self._database.rows(
            "SELECT name, choice FROM report_template WHERE engagement_id = ? ORDER BY name",
            (current_engagement(self._database),),
        )
        return {name: _read_choice(choice) for name, choice in rows}

    def keep(self, name: str, choice: ReportChoice) -> None:
        """Keep a choice in place of the one of its name."""
        written = json.dumps(asdict(choice), ensure_ascii=False)
        self._database.write(KEEP, (current_engagement(self._database), name, written))

    def forget(self, name: str) -> None:
        """Forget a choice; without one nothing happens."""
        self._database.write(
            "DELETE FROM report_template WHERE engagement_id = ? AND name = ?",
            (current_engagement(self._database), name),
        )

    def brand(self) -> Brand:
        """Return how the client's reports look; a plain one where nothing was said."""
        row = self._database.row(
            "SELECT logo, colour FROM client_brand WHERE engagement_id = ?",
            (current_engagement(self._database),),
        )
        return Brand(logo=b64decode(row[0]), colour=row[1]) if row else PLAIN

    def set_brand(self, brand: Brand) -> None:
        """Keep how the client's reports look; a plain one takes it back. The name is not kept."""
        engagement = current_engagement(self._database)
        if not (brand.logo or brand.colour):
            self._database.write("DELETE FROM client_brand WHERE engagement_id = ?", (engagement,))
            return
        logo = b64encode(brand.logo).decode("ascii")
        self._database.write(SET_BRAND, (engagement, logo, brand.colour))


def _read_choice(written: str) -> ReportChoice:
    """Return a choice; what another version of the program left out or put in does no harm."""
    known = json.loads(written)
    usual = ReportChoice()
    return ReportChoice(
        audience=_read_audience(known.get("audience"), usual.audience),
        sections=tuple(known.get("sections", usual.sections)),
        left_out=tuple(known.get("left_out", usual.left_out)),
        columns={table: tuple(titles) for table, titles in known.get("columns", {}).items()},
        is_final=known.get("is_final", usual.is_final),
        is_anonymous=known.get("is_anonymous", usual.is_anonymous),
        language=known.get("language", usual.language),
    )


def _read_audience(written: str | None, usual: Audience) -> Audience:
    return next((audience for audience in Audience if audience == written), usual)
