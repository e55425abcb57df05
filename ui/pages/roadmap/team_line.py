"""For which size of team the RACI is made: that of the lists, or one that is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csdesk.model.plan_review import TeamReading
from csdesk.model.roadmap import TeamSize
from csdesk.report.team_words import team_basis
from ui import theme
from ui.widgets.label import Label
from ui.widgets.plain_combo import PlainCombo

AS_LISTS_SAY = "As the lists say"
WIDTH = 240


class TeamLine(QWidget):
    """``teamWanted`` carries the id of a size, "" for that of the lists."""

    teamWanted = Signal(str)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = PlainCombo("The size of team that the RACI is made for")
        self.choice.setMaximumWidth(WIDTH)
        self.words = Label("", "small", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, theme.space("s"))
        row.setSpacing(theme.space("m"))
        row.addWidget(self.choice)
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        self.choice.activated.connect(lambda _: self.teamWanted.emit(self._chosen()))

    def show_team(self, team: TeamReading | None, sizes: Sequence[TeamSize]) -> None:
        """Offer the sizes, with the one that holds chosen; nothing where there are none."""
        self.setVisible(team is not None)
        if team is None:
            return
        self.choice.show_entries([(AS_LISTS_SAY, ""), *((one.name, one.id) for one in sizes)])
        self.choice.blockSignals(True)
        self.choice.choose(team.size.id if team.is_chosen else "")
        self.choice.blockSignals(False)
        named = "" if team.is_chosen else f"{team.size.name}, {team_basis(team)}. "
        self.words.setText(f"{named}{team.size.about}")

    def _chosen(self) -> str:
        return str(self.choice.currentData())
