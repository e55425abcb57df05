from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from csdesk.model.changes import Changes
from csdesk.model.kpi_reading import WeeklySnapshot
from csdesk.model.metrics_review import NO_METRICS
from ui.pages.report import ReportPage

PATIENCE = 30_000


@pytest.fixture
def page(qtbot: QtBot, opened, diagnosis) -> ReportPage:
    opened.show(diagnosis)
    page = ReportPage(opened.session)
    qtbot.addWidget(page)
    page.resize(1440, 820)
    renew(page, qtbot)
    return page


def renew(page: ReportPage, qtbot: QtBot) -> None:
    page.refresh(Changes.ALL)
    qtbot.waitUntil(lambda: page.is_composed, timeout=PATIENCE)


def test_the_preview_shows_the_pages_and_where_sections_begin(page, qtbot, texts):
    page.show()
    qtbot.waitUntil(lambda: page.preview.paper.pages > 0, timeout=PATIENCE)
    pages = {entry.title: entry.page for entry in page.sections.sections.entries}
    assert pages["Summary"] == 2
    assert pages["Accounts"] is None
    assert f"Page 1 of {page.preview.paper.pages}" in texts(page.preview)
    page.sections.sectionOpened.emit("findings")
    assert page.preview.paper.page == pages["Findings"] > 2


def test_the_report_is_written_in_both_formats_and_never_over_another(page, qtbot, tmp_path, texts):
    for expected in ("Harbourlight Software 2026-11-20", "Harbourlight Software 2026-11-20 (2)"):
        task = page.export_into(tmp_path)
        assert task is not None
        qtbot.waitUntil(page.export.isEnabled, timeout=PATIENCE)
        for suffix in (".pdf", ".xlsx"):
            assert (tmp_path / f"{expected}{suffix}").stat().st_size > 1_000
    assert len(list(tmp_path.iterdir())) == 4
    assert any("(2).pdf" in text for text in texts(page.hand_over))


def test_a_section_that_is_left_out_is_not_exported(page, qtbot):
    page.sections.sectionToggled.emit("findings")
    left = {entry.id for entry in page.sections.sections.entries if not entry.included}
    assert left == {"findings"}
    assert "findings" not in {section.id for section in page._chosen_report().sections}
    page.sections.select_row(1)
    qtbot.keyClick(page.sections, Qt.Key.Key_Space)
    assert "findings" in {section.id for section in page._chosen_report().sections}


def test_without_a_format_there_is_nothing_to_export(page):
    page.hand_over.pdf.setChecked(False)
    assert page.hand_over.formats() == ("xlsx",)
    page.hand_over.xlsx.setChecked(False)
    assert not page.export.isEnabled()
    assert page.export_into(Path("anywhere")) is None


def test_boards_are_written_as_workbooks_of_their_own_when_they_are_chosen(
    page, qtbot, opened, diagnosis, tmp_path
):
    week = WeeklySnapshot(
        date(2026, 11, 20), 184, 70.0, None, None, "", is_red=False, churn_limit=5.0
    )
    opened.show(replace(diagnosis, metrics=replace(diagnosis.metrics, snapshot=week)))
    renew(page, qtbot)
    page.hand_over.pdf.setChecked(False)
    page.hand_over.xlsx.setChecked(False)
    assert not page.export.isEnabled()
    page.hand_over.boards.setChecked(True)
    assert page.export.isEnabled()
    assert page.export_into(tmp_path) is not None
    written = tmp_path / "Harbourlight Software 2026-11-20 weekly snapshot.xlsx"
    qtbot.waitUntil(written.exists, timeout=PATIENCE)


def test_without_a_board_none_can_be_chosen(page, qtbot, opened, diagnosis):
    opened.show(replace(diagnosis, metrics=NO_METRICS))
    renew(page, qtbot)
    assert not page.hand_over.boards.isEnabled()


def test_nothing_is_exported_before_the_report_of_what_is_known_now_stands(page, qtbot, tmp_path):
    page.refresh(Changes.ALL)
    assert not page.export.isEnabled()
    assert page.export_into(tmp_path) is None
    qtbot.waitUntil(page.export.isEnabled, timeout=PATIENCE)
    assert page.export_into(tmp_path) is not None
    qtbot.waitUntil(page.export.isEnabled, timeout=PATIENCE)


def test_a_folder_that_is_not_chosen_writes_nothing(page, monkeypatch, tmp_path):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    page.begin_export()
    assert list(tmp_path.iterdir()) == []
    assert page.export.isEnabled()


def test_checks_lead_to_where_something_is_missing(page, qtbot):
    with qtbot.waitSignal(page.pageRequested) as asked:
        page.hand_over.pageRequested.emit("assess")
    assert asked.args == ["assess"]


def test_a_client_of_whom_nothing_is_known_has_no_report_yet(page, opened, fresh_diagnosis, texts):
    opened.show(fresh_diagnosis)
    page.refresh(Changes.ALL)
    assert "Nothing to report yet" in texts(page)
    assert not page.export.isVisibleTo(page)


def test_a_deck_is_written_when_it_is_chosen(page, qtbot, tmp_path):
    page.hand_over.pdf.setChecked(False)
    page.hand_over.xlsx.setChecked(False)
    assert not page.export.isEnabled()
    page.hand_over.pptx.setChecked(True)
    assert page.hand_over.formats() == ("pptx",)
    assert page.export_into(tmp_path) is not None
    written = tmp_path / "Harbourlight Software 2026-11-20.pptx"
    qtbot.waitUntil(written.exists, timeout=PATIENCE)


def test_a_report_is_a_draft_until_final_is_ticked(page):
    assert page.report.is_draft
    page.hand_over.final.setChecked(True)
    assert not page.report.is_draft
    assert page.choices.choice.is_final
