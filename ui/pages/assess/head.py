"""The head of the page: what is in view, the way back, the views, what is left."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ui.models.walk_sheet import WalkSheet
from ui.pages.assess.views import ACCOUNTS, COVERAGE, HUB, LEFT, PACKETS, WALK
from ui.pages.assess.walk.walk_views import GUIDED, LIST, MATRIX
from ui.widgets.button import Button
from ui.widgets.page_header import PageHeader
from ui.widgets.segmented import Segmented

_VIEWS = ((GUIDED, "Guided"), (LIST, "List"), (MATRIX, "Matrix"))
_TITLES = {
    HUB: ("Assess", "Every instrument, walked with the keys; everything is kept as you type."),
    LEFT: ("What is left", "Before the report, across every instrument that was begun."),
    ACCOUNTS: ("Choose a customer", "This is walked through for one customer at a time."),
    COVERAGE: ("Segmentation and coverage", "Which care customers get, and who gives it."),
    PACKETS: ("Interview packets", "Questions for each role as a workbook, and what came back."),
}


class AssessHead(QObject):
    """Its signals say which control was used; ``viewChosen`` carries a view of the walk."""

    backRequested = Signal()  # noqa: N815 - Qt's way of writing signals
    leftRequested = Signal()  # noqa: N815
    onRequested = Signal()  # noqa: N815
    evidenceRequested = Signal()  # noqa: N815
    viewChosen = Signal(str)  # noqa: N815

    def __init__(self, header: PageHeader) -> None:
        super().__init__(header)
        self._header = header
        self.back = Button("All instruments", "ghost", "arrow_left")
        self.back.setToolTip("Back to all instruments (Esc)")
        self.views = Segmented(_VIEWS, "How to answer")
        self.evidence = Button("Evidence", "secondary", "panel")
        self.evidence.setToolTip("Evidence and notes (E)")
        self.left = Button("What is left", "secondary", "assess")
        self.left.setToolTip("What is left before the report (Shift+G)")
        self.on = Button("", "primary")
        self.on.setToolTip("Go on at the first open question (G)")
        for control in (self.back, self.views, self.evidence, self.left, self.on):
            header.add_action(control)
        self.back.clicked.connect(self.backRequested)
        self.views.chosen.connect(self.viewChosen)
        self.evidence.clicked.connect(self.evidenceRequested)
        self.left.clicked.connect(self.leftRequested)
        self.on.clicked.connect(self.onRequested)

    def show_view(self, key: str, sheet: WalkSheet | None) -> None:
        """Say what is in view and offer what can be done there."""
        title, sentence = _TITLES.get(key, _walk_words(sheet))
        self._header.title.setText(title)
        self._header.sentence.setText(sentence)
        self.back.setVisible(key != HUB)
        self.views.setVisible(key == WALK)
        self.left.setVisible(key in (HUB, WALK))
        self.on.setVisible(key == HUB and bool(self.on.words))
        if key == HUB:
            self.left.setText("What is left")

    def show_way_on(self, words: str) -> None:
        """Say where the way goes on; empty where nothing is open."""
        self.on.setText(words or "What is left")

    def show_left(self, count: int) -> None:
        """Show how many questions of the instrument in view are not answered."""
        self.left.setText(f"What is left  {count}")

    def show_evidence_button(self, shown: bool) -> None:
        """Offer the evidence where it is not seen by itself."""
        self.evidence.setVisible(shown)


def _walk_words(sheet: WalkSheet | None) -> tuple[str, str]:
    if sheet is None:
        return _TITLES[HUB]
    return sheet.instrument.name, sheet.instrument.description
