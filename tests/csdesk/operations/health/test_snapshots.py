"""Keeping the scores of a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from csdesk.model.changes import Changes
from csdesk.model.clients import Client
from csdesk.model.conditions import Comparison, Condition
from csdesk.model.health import Band
from csdesk.model.identifiers import AccountKey, KpiId, ScorecardId
from csdesk.model.imports import ListRole
from csdesk.operations import diagnosis
from csdesk.operations.clients import add_client, start_reassessment
from csdesk.operations.diagnosis import diagnose, rediagnose
from csdesk.operations.health.scorecards import choose_scorecards, keep_scorecard
from csdesk.operations.health.snapshots import collect_scores, keep_scores, take_snapshot
from csdesk.operations.history import redo, undo
from csdesk.operations.imports import ImportOrder, import_files
from csdesk.scoring.health import score_facts
from csdesk.scoring.health.trends import find_trend
from tests.facts import make_facts

DAY = date(2026, 6, 30)
NOON = datetime(2026, 7, 1, 12, tzinfo=UTC)
CARD = ScorecardId("ten_signals")
LARGE = (Condition("arr", Comparison.AT_LEAST, 75),)


@pytest.fixture
def score(library):
    """Return a function that scores accounts by what is known of their use and their NPS."""
    card = library.scorecards[CARD]
    names = {signal.fact for signal in card.signals}

    def score(day=DAY, **columns):
        count = len(next(iter(columns.values())))
        known = {name: columns.get(name, [None] * count) for name in names}
        return score_facts(make_facts(day, **known), (card,))

    return score


@pytest.fixture
def health(score):
    return score(dau_mau=[80, 5, None], nps=[9, 2, None], feature_adoption=[90, 1, None])


def test_a_snapshot_holds_what_every_account_scores(workspace, health):
    number = take_snapshot(workspace, health, NOON).result
    (info,) = workspace.snapshots.all()
    assert (info.id, info.as_of, info.taken_at) == (number, DAY, NOON)
    assert info.versions == {CARD: "1.0"}
    kept = list(workspace.snapshots.scores(info))
    assert [(one.account, one.score, one.band, one.coverage, dict(one.points)) for one in kept] == [
        (one.key, one.score, one.band, one.coverage, dict(one.points)) for one in health.scores
    ]
    assert kept[2].band is Band.UNSCORED
    assert kept[2].score is None


def test_a_sequence_and_a_plain_tuple_of_scores_are_kept_alike(health):
    plain = replace(health, scores=tuple(health.scores))
    assert list(collect_scores(plain)) == list(collect_scores(health))


def test_equal_scores_of_a_day_are_not_kept_twice(workspace, health):
    assert take_snapshot(workspace, health, NOON).changes is Changes.SCORING
    again = take_snapshot(workspace, health)
    assert (again.result, again.changes) == (None, Changes.NONE)
    assert len(workspace.snapshots.all()) == 1


def test_other_scores_of_the_same_day_are_kept_beside(workspace, health, score):
    take_snapshot(workspace, health)
    take_snapshot(workspace, score(dau_mau=[80, 80, None], nps=[9, 9, None]))
    assert len(workspace.snapshots.all()) == 2


def test_the_history_of_an_account_is_in_the_order_of_days(workspace, score):
    later = score(date(2026, 7, 31), dau_mau=[5], nps=[2], feature_adoption=[1])
    earlier = score(dau_mau=[80], nps=[9], feature_adoption=[90])
    take_snapshot(workspace, later)
    take_snapshot(workspace, earlier)
    history = workspace.snapshots.history(AccountKey("A1"))
    assert [(info.as_of.month, one.score) for info, one in history] == [(6, 100), (7, 0)]


def test_an_undone_snapshot_does_not_count(workspace, health):
    take_snapshot(workspace, health)
    undo(workspace)
    assert workspace.snapshots.all() == ()


def test_an_import_keeps_the_scores_that_follow_and_takes_them_back(workspace, library, make_list):
    order = ImportOrder(make_list({"Acme": 100.0, "Bolt": 200.0}), ListRole.CURRENT, DAY)
    import_files(workspace, [order], library=library)
    (info,) = workspace.snapshots.all()
    assert info.as_of == DAY
    assert [one.account for one in workspace.snapshots.scores(info)] == ["Acme", "Bolt"]
    undo(workspace)
    assert workspace.snapshots.all() == ()
    redo(workspace)
    assert workspace.snapshots.all() == (info,)


def test_the_same_file_again_keeps_no_second_snapshot(workspace, library, make_list):
    order = ImportOrder(make_list({"Acme": 100.0}), ListRole.CURRENT, DAY)
    import_files(workspace, [order], library=library)
    import_files(workspace, [order], library=library)
    assert len(workspace.snapshots.all()) == 1


def test_the_kpis_of_an_import_are_kept_with_its_scores_and_taken_back(
    workspace, library, make_list
):
    order = ImportOrder(make_list({"Acme": 100.0, "Bolt": 50.0}), ListRole.CURRENT, DAY)
    import_files(workspace, [order], library=library)
    kept = {one.kpi: one for one in workspace.kept_kpis.all()}
    assert (kept[KpiId("accounts_per_csm")].value, kept[KpiId("accounts_per_csm")].as_of) == (
        2,
        DAY,
    )
    assert kept[KpiId("arr_per_csm")].value == 150
    assert KpiId("nrr") not in kept
    undo(workspace)
    assert workspace.kept_kpis.all() == ()


def test_the_diagnosis_after_an_import_takes_its_scores_and_says_the_same_as_one_from_anew(
    workspace, library, make_list, monkeypatch
):
    orders = [
        ImportOrder(make_list({"Acme": 90.0, "Gone": 10.0}), ListRole.PREVIOUS, date(2025, 6, 30)),
        ImportOrder(make_list({"Acme": 100.0, "Bolt": 50.0}), ListRole.CURRENT, DAY),
    ]
    before = diagnose(workspace, library)
    done = import_files(workspace, orders, library=library)
    anew = diagnose(workspace, library)
    monkeypatch.setattr(diagnosis, "score_lists", None)
    after = rediagnose(workspace, library, before, done.changes, scored=done.scored)
    assert after == anew
    assert after.kpis[KpiId("grr")].value == pytest.approx(90.0)
    (info,) = workspace.snapshots.all()
    scores = workspace.snapshots.scores(info)
    assert [one.score for one in scores] == [one.score for one in after.health.scores]


def test_five_other_clients_are_peers_without_names(workspace, library, make_list):
    for number in range(1, 7):
        if number > 1:
            add_client(workspace, Client(f"Client {number}", "GBP"), "Audit", DAY)
        customers = {f"Customer {one}": 100.0 for one in range(10 * number)}
        order = ImportOrder(make_list(customers), ListRole.CURRENT, DAY)
        import_files(workspace, [order], library=library)
        peers = diagnose(workspace, library).metrics.peers
        assert bool(peers) is (number == 6)
    load = peers[KpiId("accounts_per_csm")]
    assert load.values == (10, 20, 30, 40, 50)
    assert (load.low, load.median, load.high) == (20, 30, 40)


def test_without_a_customer_list_there_are_no_scores_to_keep(workspace, library):
    assert keep_scores(workspace, library).result is None
    assert workspace.snapshots.all() == ()


def test_the_next_engagement_of_a_client_knows_the_earlier_snapshots(workspace, health, score):
    take_snapshot(workspace, health)
    start_reassessment(workspace, "A year later", date(2027, 6, 30))
    take_snapshot(workspace, score(date(2027, 6, 30), dau_mau=[80], nps=[9]))
    assert [info.as_of.year for info in workspace.snapshots.all()] == [2026, 2027]


@pytest.fixture
def listed(workspace, library, make_list):
    """Import a list whose scores are kept, and return the card in use."""
    draft = make_list({"Acme": 100.0, "Bolt": 50.0})
    import_files(workspace, [ImportOrder(draft, ListRole.CURRENT, DAY)], library=library)
    return library.scorecards[CARD]


def swap_weights(card):
    first, second, *others = card.signals
    swapped = replace(first, weight=first.weight - 1), replace(second, weight=second.weight + 1)
    return replace(card, signals=(*swapped, *others))


def test_a_changed_card_keeps_its_scores_at_once_as_those_of_another_card(
    workspace, library, listed
):
    keep_scorecard(workspace, library, swap_weights(listed), author="Ada", day=DAY)
    before, after = workspace.snapshots.all()
    assert before.as_of == after.as_of == DAY
    assert (before.versions[CARD], after.versions[CARD]) == (listed.version, "1")
    trend = find_trend(workspace.snapshots.history(AccountKey("Acme")))
    assert (trend.card_changed, trend.card_changes) == (True, (DAY,))


def test_undo_takes_the_scores_of_a_changed_card_back_with_it(workspace, library, listed):
    (before,) = workspace.snapshots.all()
    keep_scorecard(workspace, library, swap_weights(listed), author="Ada", day=DAY)
    undo(workspace)
    assert workspace.snapshots.all() == (before,)


def test_a_card_that_does_not_count_keeps_no_scores(workspace, library, listed):
    own = replace(listed, id=ScorecardId("own"), applies_to=LARGE)
    keep_scorecard(workspace, library, own, author="Ada", day=DAY)
    assert len(workspace.snapshots.all()) == 1
    choose_scorecards(workspace, library, [own.id, CARD])
    (_, after) = workspace.snapshots.all()
    assert set(after.versions) == {own.id, CARD}
