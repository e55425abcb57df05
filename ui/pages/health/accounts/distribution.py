"""How many accounts are safe, how many need a call; or why no account has a score."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from csdesk.formatting import day, join_words, number, plural, weight_held
from csdesk.model.health import HealthResult
from csdesk.model.score_columns import is_scored
from csdesk.report.document import Status
from csdesk.report.health_words import health_sentence
from csdesk.report.pictures import health_figure
from ui import theme
from ui.blocks.figure_card import paint_figure
from ui.models.score_explanation import missing_signals
from ui.pages.health.accounts.band_zones import BandZones
from ui.session import Session
from ui.tasks.lifetime import while_there
from ui.widgets.card import Card
from ui.widgets.emptying import empty_layout
from ui.widgets.figure_view import FigureView, PictureRequest
from ui.widgets.label import Label
from ui.widgets.outcome_line import OutcomeLine
from ui.widgets.status import StatusMark

QUESTION = "How many accounts are safe, how many need a call?"
FIGURE_HEIGHT = 138
NAMED_SIGNALS = 3


class Distribution(Card):
    """The figure with its numbers; without any score, what is missing for one.

    ``bandPressed`` carries a band that was pressed in the figure, None where it was pressed again.
    """

    bandPressed = Signal(object)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(QUESTION, "", parent=parent)
        self._session = session
        self.figure = FigureView(FIGURE_HEIGHT)
        self.figure.pictureWanted.connect(self._draw)
        self.zones = BandZones("Scores by band", FIGURE_HEIGHT)
        self.zones.bandPressed.connect(self.bandPressed)
        whole = QGridLayout()
        whole.addWidget(self.figure, 0, 0)
        whole.addWidget(self.zones, 0, 0)
        self.body.addLayout(whole)
        self._answer = Label("", "small", wrap=False)
        self.body.addWidget(self._answer)
        self._missing = QWidget()
        self._missing_rows = QGridLayout(self._missing)
        self._missing_rows.setContentsMargins(0, 0, 0, 0)
        self._missing_rows.setHorizontalSpacing(theme.space("xl"))
        self._missing_rows.setVerticalSpacing(4)
        self.body.addWidget(self._missing)
        self.age = OutcomeLine()
        self.age.hide()
        self.body.addWidget(self.age)

    def show_age(self, sentence: str) -> None:
        """Say that the scores are too old to act on; an empty sentence says nothing."""
        self.age.setVisible(bool(sentence))
        self.age.tell(Status.WATCH, sentence)

    def show_health(self, health: HealthResult) -> None:
        """Show the distribution of a result."""
        scored = int(is_scored(health).sum())
        self.title.setText(QUESTION if scored else "Why has no account a score?")
        self.figure.setVisible(scored > 0)
        self.zones.setVisible(scored > 0)
        self.zones.show_health(health)
        self._missing.setVisible(scored == 0)
        total = number(len(health.scores))
        self.right.setText(f"n = {number(scored)} scored of {total} · {day(health.as_of)}")
        self._answer.setWordWrap(scored == 0)
        if scored:
            self._answer.setText(_remark(health))
            self._answer.setVisible(bool(self._answer.text()))
            self.figure.show_figure(health_figure(health), health_sentence(health))
        else:
            self._show_reason(health)

    def _show_reason(self, health: HealthResult) -> None:
        least = number(health.scorecard.minimum_coverage)
        self._answer.setText(
            f"This list holds {weight_held(health)}; a score "
            f"needs at least {least}. A list with these columns brings the rest:"
        )
        self._answer.show()
        empty_layout(self._missing_rows)
        for place, signal in enumerate(missing_signals(health)):
            row, column = divmod(place, 2)
            line = QWidget()
            grid = QGridLayout(line)
            grid.setContentsMargins(0, 0, 0, 0)
            grid.setHorizontalSpacing(theme.space("s"))
            grid.addWidget(StatusMark(Status.NONE, pixels=10, word="Missing"), 0, 0)
            grid.addWidget(Label(signal.name, "small", tone="text"), 0, 1)
            points = Label(plural(signal.weight, "point"), "small", elide=False)
            grid.addWidget(points, 0, 2)
            grid.setColumnStretch(1, 1)
            self._missing_rows.addWidget(line, row, column)

    def _draw(self, request: PictureRequest) -> None:
        self._session.render(
            paint_figure,
            request,
            on_done=while_there(self.figure, partial(self.figure.show_picture, request)),
            label="Drawing",
        )


def _remark(health: HealthResult) -> str:
    """Return what would make the scores surer; empty when every signal has data."""
    missing = missing_signals(health)
    if not missing:
        return ""
    names = join_words([f"{s.name} ({number(s.weight)})" for s in missing], NAMED_SIGNALS)
    return f"{weight_held(health)} are in the list. Missing for every account: {names}."
