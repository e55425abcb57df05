from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from csdesk.formatting import day
from csdesk.model.actions import Task
from csdesk.model.changes import Changes
from csdesk.model.findings import Severity
from csdesk.model.health import Band
from csdesk.model.identifiers import PlaybookId, TaskId
from csdesk.model.scorecards import NO_MODEL
from csdesk.model.service import Coverage, Singles
from tests.facts import make_facts, make_score
from tests.health_reviews import make_review
from ui.pages.health import HealthPage
from ui.pages.health.accounts import score_panel
from ui.pages.health.accounts import view as accounts_view
from ui.pages.health.accounts.signal_lines import SignalLines
from ui.pages.health.records import HealthRecords
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState

HOSTILE = 'A<b>&$B_{x} "Ltd" =1+1'


@pytest.fixture
def page(qtbot: QtBot, opened, diagnosis) -> HealthPage:
    opened.show(diagnosis)
    page = HealthPage(opened.session)
    qtbot.addWidget(page)
    page.resize(1440, 820)
    page.refresh(Changes.ALL)
    return page


def names(page: HealthPage) -> list[str]:
    model = page.views.accounts.accounts.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_accounts_at_risk_come_first_and_unscored_ones_last(page):
    assert names(page) == [HOSTILE, "Pennine Logistics", "Quayside Payroll"]
    assert page.views.accounts.accounts.at_risk_first.isChecked()


def test_the_account_that_needs_most_is_explained_at_once(page, texts):
    assert page.views.accounts.panel.title.text() == HOSTILE
    assert page.views.accounts.panel.title.textFormat() is Qt.TextFormat.PlainText
    assert "20" in texts(page.views.accounts.panel)
    assert page.views.accounts.panel.foot.text() == "Accounts.xlsx, row 3 of sheet “Accounts”"


def test_arrow_keys_move_through_the_accounts(page, qtbot):
    qtbot.keyClick(page.views.accounts.accounts.table, Qt.Key.Key_Down)
    assert page.views.accounts.panel.title.text() == "Pennine Logistics"


def test_searching_keeps_the_accounts_with_the_words(page, texts):
    page.views.accounts.accounts.search.setText("payroll")
    assert names(page) == ["Quayside Payroll"]
    assert any(text.startswith("Showing 1 of 3.") for text in texts(page.views.accounts.accounts))


def test_sorting_by_another_column_takes_the_filter_back(page):
    page.views.accounts.accounts.table.horizontalHeader().sectionClicked.emit(1)
    assert names(page)[:2] == ["Pennine Logistics", HOSTILE]
    assert page.views.accounts.accounts.table.currentIndex().row() == 1
    assert not page.views.accounts.accounts.at_risk_first.isChecked()
    page.views.accounts.accounts.at_risk_first.click()
    assert names(page)[0] == HOSTILE


def test_an_account_without_a_score_is_not_called_safe(page, texts):
    page.views.accounts.accounts.table.select_row(2)
    shown = texts(page.views.accounts.panel)
    assert "no score" in shown
    assert "Not scored: 0% of the weight has data, a score needs 30%." in shown


def test_a_list_without_signals_says_what_would_unlock_scores(page, opened, diagnosis, texts):
    health = diagnosis.health
    unscored = tuple(replace(score, score=None) for score in health.scores)
    empty = replace(health, scores=unscored, missing=("nps",), available_weight=0)
    opened.show(replace(diagnosis, health=empty))
    page.refresh(Changes.DATA)
    shown = texts(page.views.accounts.distribution)
    assert "Why has no account a score?" in shown
    assert any("0 of 100 points" in text for text in shown)
    assert "100 points" in shown


def test_without_accounts_the_page_says_what_belongs_there(
    page, opened, fresh_diagnosis, qtbot, texts
):
    opened.show(fresh_diagnosis)
    page.refresh(Changes.ALL)
    shown = texts(page)
    assert "No health scores yet" in shown
    assert any("Unlocks 37 of 100 points" in text for text in shown)


def test_the_panel_closes_and_opens_again_with_an_account(page, qtbot):
    page.show()
    page.views.accounts.panel.closed.emit()
    assert not page.views.accounts.panel.isVisible()
    qtbot.keyClick(page.views.accounts.accounts.table, Qt.Key.Key_Return)
    assert page.views.accounts.panel.isVisible()


def test_the_figure_is_drawn_for_the_room_that_it_has(page, qtbot):
    page.show()
    figure = page.views.accounts.distribution.figure
    qtbot.waitUntil(lambda: figure._image is not None, timeout=20_000)
    assert figure._image.width() == round(figure.width() * figure.devicePixelRatio())


def test_a_client_of_five_thousand_accounts_is_listed_whole(page, opened, diagnosis):
    accounts = diagnosis.accounts
    many = 5_000
    keys = tuple(f"K{i}" for i in range(many))
    scores = tuple(
        replace(diagnosis.health.scores[0], key=key, score=float(i % 100))
        for i, key in enumerate(keys)
    )
    columns = {"account_name": keys, "arr": tuple(float(i) for i in range(many))}
    opened.show(
        replace(
            diagnosis,
            accounts=replace(accounts, keys=keys, source_rows=tuple(range(many)), columns=columns),
            health=replace(diagnosis.health, scores=scores),
        )
    )
    page.refresh(Changes.DATA)
    assert page.views.accounts.accounts.model.rowCount() == many
    assert names(page)[:2] == ["K0", "K100"]


def test_the_source_tab_says_where_each_value_was_read(page, opened, diagnosis, texts):
    facts = make_facts(keys=["1", "2", "3"], nps=[9, 2, None])
    opened.show(replace(diagnosis, review=make_review(facts)))
    page.refresh(Changes.DATA)
    panel = page.views.accounts.panel
    panel.show_tab("source")
    assert "NPS rating: 2" in texts(panel)
    assert "customers.xlsx, sheet “Customers”, row 3; dated 30 Jun 2026" in texts(panel)


def test_the_score_stays_in_view_whatever_tab_is_shown(page, texts):
    page.views.accounts.panel.show_tab("source")
    assert "20" in texts(page.views.accounts.panel)


def test_only_the_accounts_of_a_band_are_kept(page):
    accounts = page.views.accounts.accounts
    accounts.bands.choose(Band.GREEN)
    assert names(page) == ["Pennine Logistics"]
    accounts.bands.choose(None)
    assert len(names(page)) == 3


def test_a_signal_opens_where_its_value_comes_from(page, qtbot):
    panel = page.views.accounts.panel
    lines = panel.findChild(SignalLines)
    qtbot.keyClick(lines, Qt.Key.Key_Return)
    assert panel.tabs.current == "source"


def test_scores_of_an_old_list_are_shown_as_stale_in_list_and_panel(page, diagnosis, monkeypatch):
    model = replace(NO_MODEL, fresh_days=7)
    records = HealthRecords((), {}, (), model, (), {}, ())
    view = page.views.accounts
    as_of = diagnosis.health.as_of
    monkeypatch.setattr(accounts_view, "this_day", lambda: as_of + timedelta(days=8))
    view.show_records(records)
    assert view.distribution.age.sentence.startswith("Stale: these scores are 8 days old")
    assert view.panel.summary.text().endswith(f"Stale: of {day(as_of)}.")
    view.show_records(replace(records, model=replace(model, fresh_days=8)))
    assert not view.distribution.age.isVisibleTo(view)
    assert "Stale" not in view.panel.summary.text()


@pytest.mark.parametrize(
    ("entity", "view"),
    [
        ("scorecard_version", "scorecard"),
        ("score_override", "accounts"),
        ("task", "tasks"),
        ("own_playbook", "playbooks"),
        ("loss_note", "churn"),
        ("offer", "expansion"),
        ("experiment", "experiments"),
        ("health_view", "validation"),
    ],
)
def test_undo_leads_to_the_view_where_the_change_was_made(page, entity, view):
    page.reveal(entity, "validation" if entity == "health_view" else "1")
    assert page.views.current == view
    assert page.place == ("health_view", view)


def test_undo_of_a_score_set_by_hand_chooses_its_account(page, diagnosis):
    last = diagnosis.accounts.keys[-1]
    page.reveal("score_override", f"1, {last}, 2026-10-31")
    assert page.views.accounts.panel.title.text() == diagnosis.accounts.names[-1]


@pytest.fixture
def coloured(page, opened, diagnosis):
    """Show three accounts, red, yellow and green, with the library's rules and playbooks."""
    scores = tuple(
        make_score(key, score, band)
        for key, score, band in zip(
            diagnosis.accounts.keys, (20, 60, 90), (Band.RED, Band.YELLOW, Band.GREEN), strict=True
        )
    )
    blank = {fact.id: [None] * 3 for fact in opened.session.library.facts}
    facts = make_facts(keys=diagnosis.accounts.keys, **blank)
    shown = replace(
        diagnosis,
        health=replace(diagnosis.health, scores=scores),
        review=make_review(facts),
    )
    opened.show(shown)
    page.refresh(Changes.ALL)
    books = {one.id: one for one in opened.session.library.playbooks}
    records = HealthRecords((), {}, (), NO_MODEL, (), {}, (), playbooks=books)

    def show(row: int, tasks=()):
        page.views.accounts.show_records(replace(records, tasks=tuple(tasks)))
        panel = page.views.accounts.panel
        panel.show_account(row, shown)
        panel.show_tab("tasks")
        return panel

    return show


@pytest.mark.parametrize(("row", "steps"), [(0, 3), (1, 4), (2, 3)])
def test_s0_10_an_opened_account_offers_the_actions_of_its_colour(coloured, texts, row, steps):
    shown = texts(coloured(row))
    start = shown.index("What its colour asks for")
    assert sum(" · within " in text for text in shown[start:]) == steps


def test_the_actions_of_a_colour_become_one_task_with_their_playbook(
    coloured, page, diagnosis, monkeypatch
):
    taken = []
    monkeypatch.setattr(
        page.views.accounts._session, "run", lambda *given, **_more: taken.append(given)
    )
    panel = coloured(0)
    next(one for one in panel.findChildren(Button) if one.text() == "Take this on").click()
    ((operation, (action,), _at),) = taken
    assert operation.__name__ == "add_tasks"
    assert (action.account, action.playbook) == (diagnosis.accounts.keys[0], "red_response")
    assert (action.due_hours, action.reason) == (24, "The health score is 20, which is red.")


def test_what_is_taken_on_already_is_not_offered_again(coloured, diagnosis, texts):
    at = datetime(2026, 11, 20, tzinfo=UTC)
    task = Task(
        TaskId(1), diagnosis.accounts.keys[0], "Review", "", "csms", Severity.WATCH, at, at,
        playbook=PlaybookId("red_response"),
    )  # fmt: skip
    panel = coloured(0, [task])
    assert "A task with these steps is open." in texts(panel)
    assert "Late, due 20 Nov 2026, Customer success managers" in texts(panel)
    assert not [one for one in panel.findChildren(Button) if one.text() == "Take this on"]


def test_the_tier_of_an_account_loads_its_variant_of_onboarding(page, opened, diagnosis, texts):
    library = opened.session.library
    variants = {one.tier: one for one in library.playbooks if one.tier is not None}
    tiers = tuple(variants)
    assert len(tiers) == 3
    placements = (tiers[1], *[None] * (len(diagnosis.accounts) - 1))
    coverage = Coverage((), placements, 0, 0, 0, 0, 0, Singles({}, {}))
    panel, books = page.views.accounts.panel, {one.id: one for one in library.playbooks}
    page.views.accounts.show_records(
        HealthRecords((), {}, (), NO_MODEL, (), {}, (), playbooks=books)
    )
    panel.show_account(0, replace(diagnosis, coverage=coverage))
    panel.show_tab("tasks")
    assert any(f"“{variants[tiers[1]].name}”" in text for text in texts(panel))
    next(one for one in panel.findChildren(Button) if one.text() == "Show the playbook").click()
    assert page.views.current == "playbooks"
    assert page.views.open_view("playbooks").panel.title.text() == variants[tiers[1]].name


def test_what_belongs_on_the_page_is_never_squashed(page, opened, fresh_diagnosis):
    opened.show(fresh_diagnosis)
    page.refresh(Changes.ALL)
    page.resize(1000, 400)
    page.show()
    state = page.findChild(EmptyState)
    assert state.height() >= state.minimumSizeHint().height() > 400


def test_failed_payments_of_an_account_are_told_beside_its_score(page, monkeypatch, diagnosis):
    said = "2 payments failed in the last 90 days."
    panel = page.views.accounts.panel
    assert panel.payments.isHidden()
    monkeypatch.setattr(score_panel, "failed_payments_sentence", lambda *_: said)
    panel.show_account(0, diagnosis)
    assert panel.payments.text() == said
    assert not panel.payments.isHidden()
