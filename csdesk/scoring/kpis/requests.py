"""Support requests, column by column: which count, how long they took, and by when (C85)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from csdesk.model.record_words import Meaning
from csdesk.model.tables import ListTable
from csdesk.scoring.record_columns import (
    DAY,
    EPOCH,
    NO_DAY,
    Moments,
    code_words,
    read_days,
    read_moments,
    read_numbers,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]
    BoolArray = NDArray[np.bool_]


@dataclass(frozen=True)
class Requests:
    """The records of a list of support requests; columns are read when they are asked for.

    Hours are calendar hours, NaN where the list does not give them.
    """

    table: ListTable

    @cached_property
    def are_some(self) -> BoolArray:
        """Which records are requests: deleted, merged and spam ones are none."""
        statuses = code_words(self.table.column("status"))
        return statuses.which([word != Meaning.NO_REQUEST for word in statuses.words])

    @cached_property
    def days(self) -> IntArray:
        """The ordinal of the day on which each was opened, ``NO_DAY`` where nobody knows."""
        return read_days(self.table.column("created_at"))

    @cached_property
    def opened(self) -> Moments:
        """When each was opened."""
        return read_moments(self.table.column("created_at"))

    @cached_property
    def solved(self) -> Moments:
        """When each was solved."""
        return read_moments(self.table.column("resolved_at"))

    @cached_property
    def due(self) -> Moments:
        """When each has to be solved."""
        return read_moments(self.table.column("due_at"))

    @cached_property
    def list_ends(self) -> Moments:
        """The end of the day of the list that each stands on: so far it tells."""
        import numpy as np

        ends = [(one.as_of.toordinal() - EPOCH.toordinal() + 1) * DAY - 1
                for one in self.table.sources]  # fmt: skip
        everywhere = np.ones(len(self.table), np.bool_)
        return Moments(np.array(ends)[self.table.origin_column], everywhere, everywhere)

    @cached_property
    def answered_after(self) -> FloatArray:
        """Hours until somebody answered: as stated, else between both times."""
        import numpy as np

        stated = read_numbers(self.table.column("first_response_minutes")) / 60
        answered = read_moments(self.table.column("first_response_at"))
        return np.where(np.isnan(stated), self.opened.hours_until(answered), stated)

    @cached_property
    def solved_after(self) -> FloatArray:
        """Hours until each was solved: as stated, else between both times."""
        import numpy as np

        stated = read_numbers(self.table.column("resolution_hours"))
        return np.where(np.isnan(stated), self.opened.hours_until(self.solved), stated)

    @cached_property
    def waited(self) -> FloatArray:
        """Hours from opening to the end of the list."""
        return self.opened.hours_until(self.list_ends)

    @cached_property
    def are_open(self) -> BoolArray:
        """Which nothing says that they were solved."""
        import numpy as np

        hours = np.isnan(read_numbers(self.table.column("resolution_hours")))
        return hours & ~self.solved.is_known

    @cached_property
    def kept(self) -> FloatArray:
        """1 for requests settled in time, 0 for others, NaN where nothing was due yet.

        What the list says counts, else its due time; what is open and overdue was not in time.
        """
        import numpy as np

        stated = code_words(self.table.column("is_sla_met"))
        told = [float(word) if isinstance(word, bool) else np.nan for word in stated.words]
        said = np.array(told)[stated.codes]
        by_time = np.where(
            self.solved.is_known,
            (~self.solved.is_after(self.due)).astype(np.float64),
            np.where(self.list_ends.is_after(self.due), 0.0, np.nan),
        )
        known = np.where(self.due.is_known, by_time, np.nan)
        return np.where(np.isnan(said), known, said)

    @cached_property
    def window(self) -> str:
        """From when to when requests came in: "2024-01-02 to 2024-03-31"."""
        known = self.days[self.days != NO_DAY]
        if not known.size:
            return self.table.sources[0].as_of.isoformat()
        first, last = (date.fromordinal(int(day)) for day in (known.min(), known.max()))
        return f"{first.isoformat()} to {last.isoformat()}"
