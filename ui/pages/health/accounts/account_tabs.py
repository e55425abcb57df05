"""What the tabs of the panel of an account show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtWidgets import QHBoxLayout

from csdesk.formatting import day, sentence, write_score
from csdesk.model.actions import ProposedAction
from csdesk.model.facts import Facts
from csdesk.model.health import Band
from csdesk.model.identifiers import PlaybookId
from csdesk.model.score_history import ScoreOverride
from csdesk.report.statuses import band_status
from csdesk.scoring.health import band_of
from ui import theme
from ui.models.score_explanation import (
    NextAction,
    ScoreExplanation,
    costliest,
    describe_path,
    next_actions,
)
from ui.models.signal_sources import list_sources
from ui.pages.health.accounts.shown_account import Behind, ShownAccount
from ui.pages.health.accounts.signal_lines import SignalLines
from ui.pages.health.accounts.tasks_tab import fill_tasks
from ui.pages.health.accounts.timeline_tab import fill_timeline
from ui.widgets.card import Rule
from ui.widgets.label import Label
from ui.widgets.marked_line import marked_line
from ui.widgets.side_panel import Callout, SidePanel

WHY, TIMELINE, TASKS, SOURCE = "why", "timeline", "tasks", "source"
TABS: Mapping[str, str] = MappingProxyType(
    {WHY: "Why", TIMELINE: "Timeline", TASKS: "Tasks", SOURCE: "Source"}
)
SHOWN_ACTIONS = 4
GROUNDS = {Band.RED: "risk", Band.YELLOW: "watch", Band.GREEN: "well", Band.UNSCORED: "well"}


def fill_tab(
    panel: SidePanel,
    tab: str,
    shown: ShownAccount,
    behind: Behind,
    way_to_source: Callable[[], None],
    way_to_playbook: Callable[[PlaybookId], None],
    take_on: Callable[[ProposedAction], None],
) -> None:
    """Fill the details of a panel with a tab; a click on a signal goes the way to its source."""
    if tab == WHY:
        _fill_why(panel, shown, behind, way_to_source)
    elif tab == TIMELINE:
        fill_timeline(panel, shown, behind)
    elif tab == TASKS:
        fill_tasks(panel, shown, behind, way_to_playbook, take_on)
    elif shown.diagnosis.review is not None:
        _fill_source(panel, shown, shown.diagnosis.review.facts)


def _fill_why(
    panel: SidePanel, shown: ShownAccount, behind: Behind, way_to_source: Callable[[], None]
) -> None:
    override = behind.records.overrides.get(shown.score.key) if behind.records else None
    if override is not None:
        panel.details.addWidget(_override_callout(shown, override))
    _add_signals(panel, shown.explanation, way_to_source)
    _add_losses(panel, shown)
    _add_path(panel, shown)
    _add_actions(panel, next_actions(shown.score, shown.card))


def _add_signals(
    panel: SidePanel, explanation: ScoreExplanation, way_to_source: Callable[[], None]
) -> None:
    panel.details.addLayout(_ends("Signal", "Points of weight", "caption"))
    lines = SignalLines(explanation.lines)
    lines.opened.connect(way_to_source)
    panel.details.addWidget(lines)
    panel.details.addWidget(Rule())
    total = QHBoxLayout()
    total.addWidget(Label(explanation.sum_label, "small"), 1)
    total.addWidget(Label(explanation.sum_text, "strong", elide=False))
    panel.details.addLayout(total)
    for remark in explanation.remarks:
        panel.add_text(remark, role="caption")


def _add_losses(panel: SidePanel, shown: ShownAccount) -> None:
    heading, repaired = costliest(shown.explanation), shown.explanation.repaired
    if not heading or repaired is None or shown.score.score is None:
        return
    word = band_status(band_of(repaired, shown.card)).word
    said = f"With full points there the account would stand at {write_score(repaired)}, {word}."
    panel.details.addSpacing(theme.space("xs"))
    panel.details.addWidget(Callout(heading, said, GROUNDS[shown.score.band]))


def _add_path(panel: SidePanel, shown: ShownAccount) -> None:
    path = describe_path(shown.score, shown.card)
    if path:
        panel.add_heading("What would make it healthy")
        panel.add_text(path)


def _override_callout(shown: ShownAccount, override: ScoreOverride) -> Callout:
    computed = write_score(shown.score.computed)
    return Callout(
        f"Set by {override.author}, computed {computed}",
        f"{sentence(override.reason)} Since {day(override.set_on)}, until "
        f"{day(override.expires_on)}.",
        "accent",
    )


def _add_actions(panel: SidePanel, actions: tuple[NextAction, ...]) -> None:
    if not actions:
        return
    panel.add_heading("What the scorecard says to do")
    for action in actions[:SHOWN_ACTIONS]:
        panel.details.addLayout(marked_line(action.status, action.text, action.signal))


def _fill_source(panel: SidePanel, shown: ShownAccount, facts: Facts) -> None:
    panel.add_text("The file, sheet and rows of each value, and what it gives points for.")
    for line in list_sources(shown.score, shown.card, facts):
        panel.details.addLayout(marked_line(line.status, line.title, line.detail, line.rule))


def _ends(left: str, right: str, role: str) -> QHBoxLayout:
    line = QHBoxLayout()
    line.addWidget(Label(left, role), 1)
    line.addWidget(Label(right, role, elide=False))
    return line
