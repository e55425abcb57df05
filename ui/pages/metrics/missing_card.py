"""What stands where a list is missing: what it would give, and the button that brings it in."""

from __future__ import annotations

from PySide6.QtCore import SignalInstance

from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import Label


def make_missing_card(title: str, sentence: str, bring_in: SignalInstance) -> Card:
    """Return a card of one sentence and a button."""
    card, button = Card(title), Button("Bring in a file", "secondary", "import")
    button.clicked.connect(bring_in)
    card.body.addWidget(Label(sentence, "body", tone="text_2", wrap=True))
    card.body.addLayout(button_row([], [button]))
    return card


def make_missing_state(title: str, sentence: str, bring_in: SignalInstance) -> EmptyState:
    """Return what stands in the place of a whole view."""
    button = Button("Bring in a file", "primary", "import")
    button.clicked.connect(bring_in)
    return EmptyState(title, sentence, primary=button)
