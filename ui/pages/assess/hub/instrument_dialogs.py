"""Dialogs about one instrument: what an upgrade does, what changed between two dates."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from csdesk.model.answers import Answer
from csdesk.model.assessments import Comparison, UpgradeLine
from csdesk.model.instruments import Instrument, Question
from ui.models.answer_words import answer_word
from ui.models.column_table import TableColumn
from ui.models.comparison_lines import (
    ChangeLine,
    answer_changes,
    area_lines,
    comparison_sentences,
)
from ui.models.upgrade_lines import change_word, telling_first, upgrade_sentence
from ui.pages.assess.hub.table_dialog import TableDialog


def upgrade_dialog(
    older: Instrument, newer: Instrument, lines: Sequence[UpgradeLine], window: QWidget
) -> TableDialog:
    """Return the preview of an upgrade; accepting it asks for it."""
    ordered = telling_first(lines)
    title = f"{older.name}: version {newer.version} in place of {older.version}"
    dialog = TableDialog(title, [upgrade_sentence(lines)], "Take the newer version", window)
    before = {question.id: question for question in older.questions}
    after = {question.id: question for question in newer.questions}
    changes = [change_word(line.change) for line in ordered]
    dialog.add_table(
        "What the upgrade does",
        (
            TableColumn("Question", [line.text for line in ordered], str, width=260),
            TableColumn(
                "What becomes of it",
                [word.word for word in changes],
                str,
                mark=lambda row: changes[row],
                width=200,
            ),
            TableColumn(
                "Answer now",
                [_word(before.get(line.question), line.before) for line in ordered],
                str,
                width=130,
            ),
            TableColumn(
                "Answer then",
                [
                    _word(after.get(line.question) or before.get(line.question), line.after)
                    for line in ordered
                ],
                str,
                width=130,
            ),
        ),
    )
    return dialog


def comparison_dialog(
    instrument: Instrument, earlier: str, comparison: Comparison, window: QWidget
) -> TableDialog:
    """Return what changed in an instrument since an earlier date."""
    title = f"{instrument.name}: compared with {earlier}"
    sentences = comparison_sentences(comparison, instrument)
    dialog = TableDialog(title, sentences, parent=window)
    dialog.resize(dialog.width(), 680)
    dialog.add_table("Areas", _columns("Area", area_lines(comparison, instrument)), 3)
    dialog.add_table("Answers", _columns("Question", answer_changes(comparison, instrument)), 2)
    return dialog


def _columns(title: str, lines: Sequence[ChangeLine]) -> tuple[TableColumn, ...]:
    return (
        TableColumn(title, [line.name for line in lines], str, width=240),
        TableColumn("Before", [line.before for line in lines], str, width=150),
        TableColumn("Now", [line.after for line in lines], str, width=150),
        TableColumn(
            "Change",
            [line.change.word for line in lines],
            str,
            mark=lambda row: lines[row].change,
            width=130,
        ),
    )


def _word(question: Question | None, answer: Answer | None) -> str:
    return "–" if question is None else answer_word(question, answer)
