"""The kept days of an account, and what moved its score since the last one."""

from __future__ import annotations

from csdesk.formatting import day
from ui.models.score_timeline import (
    describe_trend,
    explain_last_change,
    last_day_before,
    list_moments,
    waterfall,
)
from ui.pages.health.accounts.change_bars import ChangeBars
from ui.pages.health.accounts.shown_account import Behind, ShownAccount
from ui.widgets.marked_line import marked_line
from ui.widgets.side_panel import SidePanel


def fill_timeline(panel: SidePanel, shown: ShownAccount, behind: Behind) -> None:
    """Show the kept days of an account, and what moved its score since the last one."""
    history, records = behind.history, behind.records
    if history is None or records is None:
        panel.add_text("Reading what was kept …")
        return
    moments = list_moments(history, shown.score.key)
    if not moments:
        panel.add_text("No score of this account was kept yet. The next import keeps one.")
        return
    panel.add_text(describe_trend(history.trend(shown.score.key)))
    change = explain_last_change(history, shown.score, records.cards, shown.as_of, behind.restated)
    before = last_day_before(history, shown.score.key, shown.as_of)
    if change is not None and before is not None:
        panel.add_heading(f"What moved the score since {day(before[0].as_of)}?")
        earlier = behind.restated.cards_of(before[0]) if behind.restated else ()
        panel.details.addWidget(ChangeBars(waterfall(change, shown.card, *earlier)))
    panel.add_heading("Kept days")
    for moment in moments:
        note = f"{moment.status.word}{f', {moment.note}' if moment.note else ''}"
        text = f"{moment.day}: {moment.score}"
        panel.details.addLayout(marked_line(moment.status.status, text, note))
