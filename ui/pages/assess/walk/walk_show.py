"""Showing an answer in all views: what is seen is renewed in place, what is hidden waits."""

from __future__ import annotations

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.levels import MaturityResult
from ui.models.answer_book import is_empty
from ui.models.answer_lines import list_answers
from ui.models.area_standing import find_level, read_standing
from ui.models.area_targets import list_targets
from ui.models.attachment_lines import list_attachments
from ui.models.matrix_table import read_matrix
from ui.models.question_places import findings_on
from ui.models.question_progress import AreaProgress, measure_progress
from ui.models.walk_sheet import WalkSheet
from ui.pages.assess.walk.walk import Walk
from ui.pages.assess.walk.walk_views import GUIDED, LIST


class WalkShow:
    """Shows the question that is open, with its answer and everything that follows from it."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self.diagnosis: Diagnosis | None = None
        self.left = 0

    def show_question(self) -> None:
        """Show another question."""
        walk, sheet = self._walk, self._walk.sheet
        if sheet is None or not walk:
            return
        question = walk.question
        if walk.view == GUIDED:
            asked_by = sheet.asked_by.get(question.id, ())
            walk.card.show_question(question, asked_by, sheet.due.get(question.id, ""))
        else:
            walk.bar.show_question(question)
        walk.evidence.show_question(question, sheet.subject)
        self.show_answer()

    def show_answer(self) -> None:
        """Show the answer as it is now, with the score that follows from it."""
        walk, sheet = self._walk, self._walk.sheet
        if sheet is None or not walk:
            return
        progress = measure_progress(sheet.areas, walk.answering.get)
        self.left = sum(len(area.questions) - area.answered for area in progress)
        result = sheet.score(walk.answering.given(sheet.questions))
        if walk.view != LIST:
            walk.areas.show_progress(progress, walk.answering.get, walk.question)
        if walk.view == GUIDED:
            self._show_card(sheet, result)
        else:
            walk.bar.show_answer(walk.question, walk.answer)
            self._show_table(sheet, progress, result)
        self._show_evidence(sheet)

    def show_saved(self, words: str) -> None:
        """Say whether the answer is on disk."""
        walk = self._walk
        if walk:
            shown = words if not is_empty(walk.answer) else ""
            walk.card.show_saved(shown)
            walk.bar.show_saved(shown)

    def _show_card(self, sheet: WalkSheet, result: MaturityResult) -> None:
        walk, card = self._walk, self._walk.card
        question = walk.question
        standing = read_standing(sheet, result, question.area)
        card.question_head.show_place(question, sheet.find_area(question), walk.answering.get)
        card.question_head.level.show_standing(standing, sheet.instrument)
        card.show_answer(question, walk.answer, find_level(result.areas, question.area))

    def _show_table(
        self, sheet: WalkSheet, progress: tuple[AreaProgress, ...], result: MaturityResult
    ) -> None:
        walk, question = self._walk, self._walk.question
        files = self.diagnosis.attachments if self.diagnosis else ()
        find = walk.answering.get
        if walk.view == LIST:
            groups = list_answers(progress, find, result, files)
            walk.list.show_answers(groups, question.id)
            return
        area = sheet.find_area(question)
        standing = read_standing(sheet, result, area.area)
        table = read_matrix(sheet.instrument.grids, area, find)
        walk.matrix.show_table(area.name, standing.now if standing else "", table, question.id)

    def _show_evidence(self, sheet: WalkSheet) -> None:
        walk, evidence, diagnosis = self._walk, self._walk.evidence, self.diagnosis
        question = walk.question
        if not evidence.is_pausing:
            evidence.show_answer(walk.answer)
        evidence.claims.show_claims(sheet.claims.get(question.id, ()))
        evidence.earlier.show_earlier(walk.earlier, question)
        if diagnosis is None:
            return
        seen = [one for one in diagnosis.observations if one.question == question.id]
        evidence.observations.show_observations(
            [one for one in seen if one.subject == sheet.subject]
        )
        evidence.files.show_lines(list_attachments(diagnosis.attachments, question.id))
        evidence.show_findings(findings_on(diagnosis.findings, question.id))
        evidence.show_targets(list_targets(diagnosis, sheet.instrument, question.area))
