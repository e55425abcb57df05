"""Grounds that content stands on: cards, wells and callouts, and the rules between their parts."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.label import Label


class Card(QFrame):
    """A white card; ``body`` takes the content, ``head`` holds the title and what is beside it.

    ``right`` is a quiet caption or a widget at the right of the title.
    """

    def __init__(
        self,
        title: str | None = None,
        right: str | QWidget | None = None,
        *,
        padding: int | None = None,
        ground: str = "card",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("ground", ground)
        self.body = QVBoxLayout(self)
        inset = theme.space("card_padding") if padding is None else padding
        self.body.setContentsMargins(inset, inset, inset, inset)
        self.body.setSpacing(theme.space("s"))
        self.head = QHBoxLayout()
        self.head.setSpacing(theme.space("s"))
        self.title = Label(title or "", "card_title")
        self.right = Label(right if isinstance(right, str) else "", "caption")
        if title is not None:
            self._add_head(right)

    def explain(self, sentence: str) -> None:
        """Say in a small wrapped sentence what the card is about, with a gap after it."""
        self.body.addWidget(Label(sentence, "small", wrap=True))
        self.body.addSpacing(theme.space("xs"))

    def enclose(self, bar: QLayout, content: QWidget, foot: QLayout) -> None:
        """Lay a table or a list out from edge to edge, between a bar above and a foot below."""
        self.body.setSpacing(0)
        self.body.setContentsMargins(1, 1, 1, 1)
        self.body.addLayout(bar)
        self.body.addWidget(content, 1)
        self.body.addWidget(Rule())
        self.body.addLayout(foot)

    def fill(self, content: QWidget, foot: QLayout | None = None) -> None:
        """Lay a list or a table out from edge to edge, between the head and a foot."""
        self.body.setSpacing(0)
        self.body.setContentsMargins(1, 1, 1, 1)
        self.head.setContentsMargins(16, 10, 12, 10)
        self.title.setMinimumHeight(theme.size("control_height_small"))
        self.body.addWidget(Rule())
        self.body.addWidget(content, 1)
        if foot is not None:
            foot.setContentsMargins(16, 10, 16, 10)
            foot.setSpacing(theme.space("s"))
            self.body.addWidget(Rule())
            self.body.addLayout(foot)

    def _add_head(self, right: str | QWidget | None) -> None:
        self.head.addWidget(self.title)
        self.head.addStretch(1)
        self.head.addWidget(right if isinstance(right, QWidget) else self.right)
        self.body.addLayout(self.head)


class Rule(QFrame):
    """A hairline, across or down."""

    def __init__(self, *, upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "rule")
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
