"""Boards that a person put together."""

from __future__ import annotations

import json

from csdesk.model.kpi_book import BoardLayout
from csdesk.storage.books.chosen import current_engagement
from csdesk.storage.file.database import Database

SAVE = """
INSERT INTO board_layout (engagement_id, name, tiles) VALUES (?, ?, ?)
ON CONFLICT (engagement_id, name) DO UPDATE SET tiles = excluded.tiles
"""
DROP = "DELETE FROM board_layout WHERE engagement_id = ? AND name = ?"


class LayoutRecords:
    """The boards of the engagement, by name."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> dict[str, BoardLayout]:
        """Return every board."""
        rows = self._database.rows(
            "SELECT name, tiles FROM board_layout WHERE engagement_id = ? ORDER BY name",
            (current_engagement(self._database),),
        )
        return {name: BoardLayout(name, tuple(json.loads(tiles))) for name, tiles in rows}

    def save(self, layout: BoardLayout) -> None:
        """Keep a board in place of the one of its name."""
        engagement = current_engagement(self._database)
        tiles = json.dumps(layout.tiles, ensure_ascii=False)
        self._database.write(SAVE, (engagement, layout.name, tiles))

    def remove(self, name: str) -> None:
        """Forget a board; without one nothing happens."""
        self._database.write(DROP, (current_engagement(self._database), name))
