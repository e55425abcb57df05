"""A way to read event files without a workspace."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from csdesk.content import load_library
from csdesk.ingest.events.engine import Engine, Room
from csdesk.ingest.events.files import find_event_files
from csdesk.ingest.events.inspection import inspect_files
from csdesk.ingest.events.reading import EventReading, Surroundings
from csdesk.model.usage_events import EventChoices

Read = Callable[..., EventReading]


@pytest.fixture
def read(tmp_path: Path) -> Iterator[Read]:
    """Look into files and return a reading of them that is not begun."""
    library = load_library()
    readings: list[EventReading] = []

    def make(
        *paths: Path,
        around: Surroundings | None = None,
        room: Room | None = None,
        core: tuple[str, ...] = (),
        choices: EventChoices | None = None,
    ) -> EventReading:
        files = find_event_files(paths)
        room = room or Room(500, tmp_path / ".spill")
        engine = Engine(Room(200))
        found = inspect_files(engine, files, library.fields, library.event_rules)
        engine.close()
        chosen = choices or EventChoices(found.choices.columns, core, found.choices.time_format)
        today = Surroundings(date(2026, 4, 1))
        readings.append(EventReading(files, chosen, library.event_rules, room, around or today))
        return readings[-1]

    yield make
    for reading in readings:
        reading.close()
