"""Whether work against churn works, beside the targets of the prevention programme (S1.37)."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csdesk.formatting import day, money, number, percent, plural
from csdesk.model.actions import Task
from csdesk.model.churn import ChurnReview, ChurnRules, ProgrammeFigure, WinBack
from csdesk.model.few import FEWEST
from csdesk.model.health import HealthResult
from csdesk.operations.health.programme import (
    AtRiskChange,
    SaveFigures,
    Snapshots,
    compare_at_risk,
    count_saves,
)
from csdesk.report.document import Format, KeyFigure, KeyFigures, Status, StatusWord
from csdesk.report.rates import range_words, share_words
from csdesk.scoring.churn.win_back import ENDED
from ui.blocks.figures_card import make_figures_card
from ui.widgets.emptying import empty_layout

NO_TARGET = StatusWord(Status.NONE, "No target")
TOO_FEW = StatusWord(Status.NONE, "Too few to compare")
NOT_KNOWN = StatusWord(Status.NONE, "Not known yet")
NO_DAY = "needs the scores of two days by the same scorecard: bring in a list of another day"
NOBODY_TRIED = "nobody who was at risk has a task that is done"
NONE_ENDED = "no attempt to win somebody back has ended"


class ProgrammeCard(QWidget):
    """Fewer at risk, saved, and revenue won back."""

    def __init__(self, rules: ChurnRules, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rules = rules
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_programme(
        self,
        review: ChurnReview,
        health: HealthResult,
        snapshots: Snapshots,
        tasks: Sequence[Task],
        currency: str,
    ) -> None:
        """Show how far the programme got."""
        change = compare_at_risk(snapshots, health, self._rules)
        saves = count_saves(snapshots, tasks, review.losses, self._rules)
        block = KeyFigures(
            (_fewer(change, self._rules), _saved(saves), _recovered(review, currency))
        )
        empty_layout(self._column)
        self._column.addWidget(make_figures_card(block, currency))


def _fewer(change: AtRiskChange | None, rules: ChurnRules) -> KeyFigure:
    term = f"At risk now against before; target {percent(-rules.at_risk_target, 0)}"
    if change is None:
        return KeyFigure("Change of those at risk", term, None, Format.TEXT, NOT_KNOWN, NO_DAY)
    moved = f"{number(change.before)} → {number(change.now)}"
    few = change.before < FEWEST
    value = change.figure.value
    said = moved if few or value is None else _signed(-value)
    note = (
        f"{moved} accounts since {day(change.since)}, of {number(change.scored_before)} and "
        f"{number(change.scored_now)} with a score"
    )
    status = TOO_FEW if few else _judge(change.figure)
    return KeyFigure("Change of those at risk", term, said, Format.TEXT, status, note)


def _saved(saves: SaveFigures) -> KeyFigure:
    target = f"over {percent(saves.figure.target, 0)}"
    term = f"Save rate; target {target}"
    if not saves.tried:
        return KeyFigure("Saved", term, None, Format.TEXT, NOT_KNOWN, NOBODY_TRIED)
    words = share_words(saves.kept, saves.tried)
    span = range_words(saves.kept, saves.tried)
    certain = f"; {span} with 95% certainty" if span else ""
    note = f"of {number(saves.tried)} once at risk, with a task done, are still customers{certain}"
    status = TOO_FEW if saves.tried < FEWEST else _judge(saves.figure)
    return KeyFigure("Saved", term, words, Format.TEXT, status, note)


def _recovered(review: ChurnReview, currency: str) -> KeyFigure:
    name, term = "Revenue won back", "ARR recovery"
    ended = [loss for loss in review.losses if loss.win_back in ENDED]
    recovered = review.win_back_figures.recovered
    if recovered is None:
        return KeyFigure(name, term, None, Format.TEXT, NOT_KNOWN, NONE_ENDED)
    if len(ended) >= FEWEST:
        note = f"of the ARR of {number(len(ended))} attempts that ended"
        return KeyFigure(name, term, recovered, Format.PERCENT, NO_TARGET, note)
    came_back = fsum(loss.arr or 0.0 for loss in ended if loss.win_back is WinBack.WON)
    whole = money(fsum(loss.arr or 0.0 for loss in ended), currency)
    note = f"of {whole} that {plural(len(ended), 'attempt')} that ended were about"
    return KeyFigure(name, term, came_back, Format.MONEY, TOO_FEW, note)


def _signed(change: float) -> str:
    return f"+{percent(change, 0)}" if change > 0 else percent(change, 0)


def _judge(figure: ProgrammeFigure) -> StatusWord:
    if figure.is_met is None:
        return NOT_KNOWN
    return (
        StatusWord(Status.GOOD, "Reached") if figure.is_met else StatusWord(Status.WATCH, "Short")
    )
