"""Letters as text files."""

from __future__ import annotations

import pytest

from csdesk.errors import WrongUsage
from csdesk.model.identifiers import TemplateId
from csdesk.model.playbooks import FilledMessage
from exports.writing import render, write

LETTER = FilledMessage(TemplateId("t"), "For Grünwald", "\nDear Ada,\n\n£9,000\n\n", ())


def test_a_letter_has_its_subject_above_what_it_says(tmp_path):
    path = tmp_path / "letter.txt"
    write(LETTER, path)
    assert path.read_text(encoding="utf-8-sig") == "For Grünwald\n\nDear Ada,\n\n£9,000\n"


def test_a_character_that_no_file_holds_becomes_a_question_mark():
    broken = FilledMessage(TemplateId("t"), "A\ud800", "B", ())
    assert render(broken, ".txt").decode("utf-8-sig") == "A?\n\nB\n"


def test_a_letter_is_no_workbook():
    with pytest.raises(WrongUsage, match=r"ending in \.txt"):
        render(LETTER, ".xlsx")
