"""Conditions on accounts, one below the other: what is asked, how, and what it is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from csdesk.model.conditions import Comparison, Condition
from csdesk.model.facts import Facts
from ui import theme
from ui.models.condition_choice import (
    WITHOUT_VALUE,
    SubjectChoice,
    begin_condition,
    compare,
    split_words,
    suggest_words,
)
from ui.widgets.button import Button
from ui.widgets.emptying import empty_layout
from ui.widgets.number_box import NumberBox
from ui.widgets.plain_combo import PlainCombo

LARGEST = 1e9
SUBJECT_WIDTH, TEST_WIDTH = 178, 110


class ConditionRows(QWidget):
    """``changed`` carries all conditions; ``what`` says in their names what they are about."""

    changed = Signal(object)

    def __init__(
        self,
        conditions: Sequence[Condition],
        subjects: Sequence[SubjectChoice],
        facts: Facts | None,
        what: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._conditions = tuple(conditions)
        self._subjects = tuple(subjects)
        self._facts = facts
        self._what = what
        self.add = Button("Add a condition", "link")
        self.add.clicked.connect(self._add)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._rows)
        line = QHBoxLayout()
        line.addWidget(self.add)
        line.addStretch(1)
        column.addLayout(line)
        self._fill()

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Return the conditions as they stand."""
        return self._conditions

    def _fill(self) -> None:
        empty_layout(self._rows)
        for at, condition in enumerate(self._conditions):
            self._rows.addLayout(self._make_row(at, condition))

    def _make_row(self, at: int, condition: Condition) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.space("s"))
        row.addWidget(self._subject(at, condition))
        row.addWidget(self._test(at, condition))
        if condition.test in WITHOUT_VALUE:
            row.addStretch(1)
        elif condition.number is not None:
            row.addWidget(self._number(at, condition.number))
            row.addStretch(1)
        else:
            row.addWidget(self._words(at, condition), 1)
        row.addWidget(self._away(at))
        return row

    def _subject(self, at: int, condition: Condition) -> PlainCombo:
        combo = PlainCombo(f"{self._what}, condition {at + 1}: what is asked")
        combo.setFixedWidth(SUBJECT_WIDTH)
        combo.show_entries([(one.words, one.subject) for one in self._listed(condition)])
        combo.choose(condition.subject)
        combo.currentIndexChanged.connect(lambda _place: self._ask(at, combo.currentData()))
        return combo

    def _test(self, at: int, condition: Condition) -> PlainCombo:
        combo = PlainCombo(f"{self._what}, condition {at + 1}: how it is compared")
        combo.setFixedWidth(TEST_WIDTH)
        tests = self._choice(condition.subject).tests
        combo.show_entries([(words, test) for test, words in tests.items()])
        combo.choose(condition.test)
        combo.currentIndexChanged.connect(lambda _place: self._compare(at, combo.currentData()))
        return combo

    def _number(self, at: int, number: float) -> NumberBox:
        box = NumberBox(f"{self._what}, condition {at + 1}: the number", -LARGEST, LARGEST)
        box.show_number(number)
        box.numberChosen.connect(lambda value: self._put(at, replace(self._at(at), number=value)))
        return box

    def _words(self, at: int, condition: Condition) -> QLineEdit:
        field = QLineEdit(", ".join(condition.words))
        field.setAccessibleName(f"{self._what}, condition {at + 1}: the words")
        field.setPlaceholderText(suggest_words(self._facts, condition.subject))
        field.setToolTip("Any of these, parted by commas")
        field.textChanged.connect(
            lambda text: self._put(at, replace(self._at(at), words=split_words(text)))
        )
        return field

    def _away(self, at: int) -> Button:
        button = Button("", "ghost", "close")
        button.setAccessibleName(f"{self._what}: take condition {at + 1} away")
        button.setToolTip("Take this condition away")
        button.clicked.connect(partial(self._take_away, at))
        return button

    def _listed(self, condition: Condition) -> tuple[SubjectChoice, ...]:
        """Return what can be asked, and what this condition asks although it is not offered."""
        if any(one.subject == condition.subject for one in self._subjects):
            return self._subjects
        return (self._choice(condition.subject), *self._subjects)

    def _choice(self, subject: str) -> SubjectChoice:
        found = (one for one in self._subjects if one.subject == subject)
        is_text = subject.startswith("list.")
        return next(found, SubjectChoice(subject, subject.rpartition(".")[2], is_text))

    def _at(self, at: int) -> Condition:
        return self._conditions[at]

    def _ask(self, at: int, subject: str) -> None:
        self._put(at, begin_condition(self._choice(subject)), anew=True)

    def _compare(self, at: int, test: Comparison) -> None:
        self._put(at, compare(self._at(at), test), anew=True)

    def _put(self, at: int, condition: Condition, *, anew: bool = False) -> None:
        before, after = self._conditions[:at], self._conditions[at + 1 :]
        self._conditions = (*before, condition, *after)
        self._tell(anew=anew)

    def _add(self) -> None:
        self._conditions = (*self._conditions, begin_condition(self._subjects[0]))
        self._tell(anew=True)

    def _take_away(self, at: int) -> None:
        self._conditions = (*self._conditions[:at], *self._conditions[at + 1 :])
        self._tell(anew=True)

    def _tell(self, *, anew: bool) -> None:
        if anew:
            self._fill()
        self.changed.emit(self._conditions)
