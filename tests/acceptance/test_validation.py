"""Testing a health score: S1.28, S1.29, S3.9."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from csdesk.model.clients import Client
from csdesk.model.conditions import Comparison, Condition
from csdesk.model.identifiers import AccountKey
from csdesk.model.imports import ListRole
from csdesk.model.score_alarms import AlarmKind
from csdesk.model.validation import Verdict
from csdesk.model.validation_design import Claim, ValidationDesign
from csdesk.model.validation_rules import Evidence
from csdesk.operations.clients import start_client
from csdesk.operations.health.validation import validate_scores
from csdesk.operations.imports import draft_file, import_list
from csdesk.report.sections.validation import validation_sections
from csdesk.report.validation_words import verdict_words
from csdesk.scoring.facts import read_facts
from csdesk.scoring.validation import Fates, observe
from csdesk.scoring.validation.leaks import find_leaks
from csdesk.scoring.validation.separation import estimate_auc
from tests.facts import make_facts
from tests.known_truth import KnownTruth, make_known_truth
from tests.score_observations import judge, make_card, make_observations, make_signal

NO_EVIDENCE = "There is no evidence that this score has anything to do with who left."


@pytest.fixture(scope="module")
def truth() -> KnownTruth:
    return make_known_truth()


@pytest.fixture(scope="module")
def observed(truth):
    def facts_at(day: date):
        return read_facts(truth.accounts, truth.tables, truth.definitions, day)

    fates = Fates(truth.losses, truth.as_of, truth.starts)
    return observe(facts_at, [truth.card], fates, ValidationDesign())


@pytest.fixture(scope="module")
def validation(observed):
    return judge(observed)


def test_s1_28_the_client_of_whom_the_truth_is_known_has_a_past_to_test_on(validation):
    assert validation.claim is Claim.PREDICTION
    assert validation.evidence is Evidence.FITTING
    assert validation.accounts > 590
    assert validation.left > 100
    assert len(validation.days) == 5


def test_the_auc_is_that_of_counting_all_pairs(truth, observed, validation):
    # Who left is taken from the losses again, not from what the engine made of them.
    gone, stayed = [], []
    for place, score in enumerate(observed.scores.tolist()):
        day = observed.day(place) + timedelta(days=60)
        lost_on = truth.losses.get(observed.key(place))
        left = lost_on is not None and day <= lost_on < day + timedelta(days=90)
        (gone if left else stayed).append(score)
    won = sum((np.array(stayed) > score).sum() + (np.array(stayed) == score).sum() / 2
              for score in gone)  # fmt: skip
    assert validation.auc.value == pytest.approx(won / (len(gone) * len(stayed)), abs=1e-9)


def test_the_planted_signal_is_found_and_stands_first_among_the_honest(truth, validation):
    honest = [one for one in validation.contenders if one.signal and not one.is_suspect]
    assert honest[0].signal == truth.planted
    assert honest[0].auc.low > 0.7
    assert {one.signal for one in honest[1:]} == set(truth.chance)
    assert all(one.auc.low < 0.5 < one.auc.high for one in honest[1:])


def test_s1_29_the_planted_leaks_are_named_and_nothing_else(truth, validation):
    leaks = [alarm for alarm in validation.alarms if alarm.kind is AlarmKind.LEAK]
    assert {signal for alarm in leaks for signal in alarm.signals} == set(truth.leaks)
    assert {alarm.kind for alarm in validation.alarms} == {AlarmKind.LEAK}
    words = " ".join(verdict_words(validation))
    assert "Mark on the exit form" in words
    assert "know the outcome, so the score looks better than it is" in words


def test_the_suggestion_gives_the_planted_signal_the_weight_and_leaks_none(truth, validation):
    suggested = dict(validation.suggestion.suggested)
    assert max(suggested, key=suggested.get) == truth.planted
    assert suggested[truth.planted] > 80
    assert not set(truth.leaks) & set(suggested)
    assert dict(validation.suggestion.current)[truth.planted] == pytest.approx(20)


def test_with_labels_shuffled_the_mean_auc_is_one_half(observed):
    chance = np.random.default_rng(20)
    found = [
        estimate_auc(observed.scores, chance.permutation(observed.left), observed.accounts)
        for _ in range(200)
    ]
    assert np.mean([one.value for one in found]) == pytest.approx(0.5, abs=0.02)


def test_the_section_names_the_verdict_and_draws_both_figures(truth, validation):
    names = {key: str(key) for key in truth.accounts.keys}
    (section,) = validation_sections(validation, (truth.card,), names)
    assert section.lead == verdict_words(validation)[0]
    assert section.lead.endswith("part of it knows the outcome.")
    assert sum(type(block).__name__ == "FigureBlock" for block in section.blocks) == 2


def test_post_churn_values_survivors_and_twins_raise_three_warnings():
    count, day = 60, date(2026, 1, 1)
    chance = np.random.default_rng(3)
    usage = chance.normal(5, 2, count)
    # r = 0.95 between two signals; the third is filled for the three that left long ago.
    twin = 0.95 * usage + (1 - 0.95**2) ** 0.5 * chance.normal(0, 2, count)
    refund = [1.0, 1.0, 1.0] + [None] * (count - 3)
    card = make_card(make_signal("usage"), make_signal("twin"), make_signal("refund"))
    facts = make_facts(day, usage=usage.tolist(), twin=twin.tolist(), refund=refund)
    listed = {AccountKey(f"A{n}"): day - timedelta(days=200) for n in (1, 2, 3)}
    unlisted = {AccountKey(f"gone {n}"): day - timedelta(days=90) for n in range(9)}
    observed = observe(
        lambda asked: facts if asked == day else make_facts(asked, keys=(), **dict.fromkeys(
            ("usage", "twin", "refund"), ())),
        [card], Fates(listed | unlisted, day), ValidationDesign(),
    )  # fmt: skip
    raised = {alarm.kind for alarm in judge(observed).alarms}
    assert {AlarmKind.LEAK, AlarmKind.SURVIVORS, AlarmKind.COLLINEAR} <= raised


def test_s3_9_the_report_counts_who_left_while_green():
    scores = [90.0, 85, 82, 30, 20, *[70.0] * 45]
    left = [True, True, True, True, True, *[False] * 45]
    observed = make_observations(scores, left)
    found = judge(observed)
    assert [one.account for one in found.green_but_left] == ["A1", "A2", "A3"]
    assert "of 5 who left 3 were green" in " ".join(verdict_words(found))
    (section,) = validation_sections(found, observed.cards, {})
    table = next(b for b in section.blocks if getattr(b, "name", "") == "Green but left")
    assert len(table.rows) == 3


@pytest.mark.parametrize(
    ("word", "leaks"),
    [("Gekündigt", 1), ("abgewandert", 1), ("Ehemaliger Kunde", 1), ("Aktiv", 0), ("Pausiert", 0)],
)
def test_what_ships_knows_the_german_words_for_customers_who_are_gone(word, leaks, library):
    asks = Condition("list.status", Comparison.IS, words=(word,))
    card = replace(make_card(), applies_to=(asks,))
    observed = make_observations([20.0, 90.0], [True, False], card=card)
    alarms = list(find_leaks(observed, library.validation))
    assert [alarm.kind for alarm in alarms] == [AlarmKind.LEAK] * leaks


def test_what_ships_takes_every_field_about_losses_for_an_outcome(library):
    assert {"lost_on", "cancelled_on", "churn_flag", "lost_reason"} <= set(
        library.validation.outcome_fields
    )


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def ravenstack(shared_folder):
    """Give seats, tickets and usage of each account, and who is flagged as churned."""
    folder = shared_folder / "data" / "ravenstack"
    accounts = read_csv(folder / "ravenstack_accounts.csv")
    keys = [row["account_id"] for row in accounts]
    owner = {
        row["subscription_id"]: row["account_id"]
        for row in read_csv(folder / "ravenstack_subscriptions.csv")
    }
    tickets, usage = dict.fromkeys(keys, 0.0), dict.fromkeys(keys, 0.0)
    for row in read_csv(folder / "ravenstack_support_tickets.csv"):
        tickets[row["account_id"]] += 1
    for row in read_csv(folder / "ravenstack_feature_usage.csv"):
        usage[owner[row["subscription_id"]]] += float(row["usage_count"])
    left = [row["churn_flag"] == "TRUE" for row in accounts]
    seats = [float(row["seats"]) for row in accounts]
    return keys, left, {
        "seats": seats,
        "tickets": [tickets[key] for key in keys],
        "usage": [usage[key] for key in keys],
    }  # fmt: skip


@pytest.mark.parametrize("signal", ["seats", "tickets", "usage"])
def test_no_ravenstack_signal_tells_who_is_flagged_as_churned(ravenstack, signal):
    keys, left, columns = ravenstack
    values = np.array(columns[signal])
    found = estimate_auc(values, np.array(left), np.arange(len(keys)))
    assert found.value == pytest.approx(1 - roc_auc_score(left, values))
    assert found.low < 0.5 < found.high


def test_the_ravenstack_score_is_said_to_have_nothing_to_do_with_who_left(ravenstack):
    keys, left, columns = ravenstack
    day = date(2024, 12, 31)
    card = make_card(*(_percentile(name) for name in columns))

    def facts_at(asked: date):
        known = columns if asked == day else {name: [None] * len(keys) for name in columns}
        return make_facts(asked, keys=keys, is_replayed=asked < day, **known)

    losses = {AccountKey(key): None for key, gone in zip(keys, left, strict=True) if gone}
    observed = observe(facts_at, [card], Fates(losses, day), ValidationDesign())
    found = judge(observed)
    assert (found.accounts, found.left, found.claim) == (500, sum(left), Claim.ASSOCIATION)
    assert found.verdict is Verdict.NO_EVIDENCE
    assert found.auc.low < 0.5 < found.auc.high
    words = verdict_words(found)
    assert words[0] == NO_EVIDENCE
    assert "association and no prediction" in words[1]
    assert found.suggestion is None


def test_the_ravenstack_files_hold_no_signal_that_tells_who_left(shared_folder, tmp_path, library):
    day = date(2024, 12, 31)
    client = Client("RavenStack", "USD")
    with start_client(tmp_path / "client.csdesk", client, as_of=day) as workspace:
        for name, role in (
            ("accounts", ListRole.CURRENT),
            ("support_tickets", ListRole.ADDED),
            ("churn_events", ListRole.ADDED),
        ):
            path = shared_folder / "data" / "ravenstack" / f"ravenstack_{name}.csv"
            import_list(workspace, draft_file(path, library), role, day)
        found = validate_scores(workspace, library)
    words = verdict_words(found)
    assert words[0] == "No account has a score to test, and no signal alone tells who has left."
    assert words[1] == (
        "The signal “Support tickets per month” alone tells no better than a coin who has left."
    )
    assert all(one.auc.low < 0.5 < one.auc.high for one in found.contenders if one.signal)


def _percentile(name: str):
    from csdesk.model.directions import Direction
    from csdesk.model.scorecards import Shape

    direction = Direction.LOWER if name == "tickets" else Direction.HIGHER
    green, yellow = (1, 5) if direction is Direction.LOWER else (8, 3)
    signal = make_signal(name, direction=direction)
    return replace(signal, shape=Shape.PERCENTILE, green=green, yellow=yellow)
