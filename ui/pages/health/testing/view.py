"""The health score held against who left, in words first."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.suggested_weights import WeightSuggestion
from csdesk.model.validation import Validation
from ui.blocks import SectionView
from ui.models.validation_lines import (
    count_words,
    describe_claim,
    verdict_status,
)
from ui.pages.health.health_view import HealthView
from ui.pages.health.testing.suggestion_card import SuggestionCard
from ui.pages.health.testing.waiting import TestInvitation
from ui.session import Session
from ui.tasks.lifetime import while_there
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.figure_row import figure_row
from ui.widgets.label import Label
from ui.widgets.status import Pill

TAKEN = "The suggested weights are in use. Test again to see how they do."


class ValidationView(HealthView):
    """Asks for a test, then shows what it allows to be said and nothing more."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._diagnosis: Diagnosis | None = None
        self.invitation = TestInvitation()
        self.sections = SectionView(session)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.invitation)
        self._stack.addWidget(self.sections)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.invitation.testRequested.connect(self.test)

    @override
    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Offer a test of the scores of an engagement."""
        self._diagnosis = diagnosis
        self.invitation.show_idle()
        self._stack.setCurrentWidget(self.invitation)

    def test(self) -> None:
        """Hold the scores of past days against what came after."""
        from csdesk.operations.health.validation import validate_scores

        self.invitation.show_running()
        self._session.read(
            validate_scores,
            self._session.library,
            on_done=while_there(self, self.show_validation),
            on_failed=while_there(self, self.invitation.show_failed),
            label="Testing on past renewals",
        )

    def show_validation(self, validation: Validation | None) -> None:
        """Show a tested score: the verdict and the numbers of events, then what they carry."""
        from csdesk.report.account_names import name_accounts, named_accounts
        from csdesk.report.sections.validation import validation_sections

        diagnosis = self._diagnosis
        if validation is None or diagnosis is None or diagnosis.health is None:
            self.invitation.show_idle()
            return
        names = name_accounts(diagnosis, named_accounts(validation))
        cards = diagnosis.health.scorecards or (diagnosis.health.scorecard,)
        sections = validation_sections(validation, cards, names)
        blocks = [block for section in sections for block in section.blocks]
        verdict = self._make_verdict(validation)
        self.sections.show_blocks(blocks, diagnosis.client.currency, verdict)
        if validation.suggestion is not None:
            self._offer(validation.suggestion)
        self._stack.setCurrentWidget(self.sections)

    def _offer(self, suggestion: WeightSuggestion) -> None:
        """Ask below the suggested weights whether they are taken."""
        from csdesk.report.sections.validation_weights import SUGGESTED_WEIGHTS

        table = self.sections.tables[SUGGESTED_WEIGHTS]
        card = SuggestionCard(suggestion)
        card.accepted.connect(partial(self._use, suggestion, card))
        column = self.sections.column
        column.insertWidget(column.indexOf(table) + 1, card)

    def _use(self, suggestion: WeightSuggestion, card: SuggestionCard) -> None:
        from csdesk.operations.health.weighting import apply_weights

        health = self._diagnosis.health if self._diagnosis else None
        if health is None:
            return
        card.show_running()
        operation = partial(
            apply_weights,
            author=self._session.settings.person or "The person at this computer",
            day=health.as_of,
            note="Weights suggested by the test on past renewals",
        )
        self._session.run(
            operation,
            self._session.library,
            suggestion.scorecard,
            dict(suggestion.suggested),
            on_done=while_there(self, lambda _version: self.told.emit(TAKEN)),
            on_failed=while_there(card, card.show_failed),
            label="Using the weights",
        )

    def _make_verdict(self, validation: Validation) -> Card:
        from csdesk.report.validation_verdicts import verdict_sentence

        status = verdict_status(validation)
        card = Card("Does the health score tell who leaves?", Pill(status.status, status.word))
        card.body.addWidget(Label(verdict_sentence(validation), "question", wrap=True))
        card.body.addWidget(Label(describe_claim(validation), "body", tone="text_2", wrap=True))
        foot = figure_row(count_words(validation))
        again = Button("Test again", "secondary")
        again.clicked.connect(self.test)
        foot.addWidget(again)
        card.body.addLayout(foot)
        return card
