from csdesk.model.health import Band
from csdesk.model.identifiers import AccountKey, SignalId
from csdesk.scoring.health import what_if
from tests.facts import make_facts
from tests.score_observations import make_card, make_signal
from ui.models.band_moves import band_lines, describe_moves, move_columns
from ui.models.scorecard_draft import move_green, move_weight

CARD = make_card(make_signal("use", 50), make_signal("rating", 50))
FACTS = make_facts(use=[9, 9, 1, None], rating=[9, 1, 1, None], arr=[1_000, 20_000, 300_000, 4_000])
"""Scores 100, 50, 0 and none."""


def test_the_bands_stand_beside_each_other_before_and_after():
    found = what_if(FACTS, CARD, move_weight(CARD, SignalId("use"), 150))
    assert [(one.status.word, one.words) for one in band_lines(found, "GBP")] == [
        ("At risk", "1 → 1 (as before), £300k"),
        ("Watch", "1 → 1 (as before), £20k"),
        ("Healthy", "1 → 1 (as before), £1,000"),
        ("Not scored", "1 → 1 (as before), £4,000"),
    ]
    assert describe_moves(found) == "No account changes band."


def test_accounts_that_change_band_are_named_with_both_bands():
    found = what_if(FACTS, CARD, move_green(CARD, SignalId("use"), 10))
    assert describe_moves(found) == ("2 accounts change band; the average goes from 50.0 to 33.3.")
    names = {AccountKey("A1"): "Pennine"}
    account, arr, was, becomes = move_columns(found, names, "GBP")
    assert list(account.values) == ["A2", "Pennine"]
    assert [arr.write(one) for one in arr.values] == ["£20k", "£1,000"]
    assert list(was.values) == ["Watch", "Healthy"]
    assert list(becomes.values) == ["At risk", "Watch"]


def test_a_gain_and_a_loss_of_accounts_carry_their_sign():
    found = what_if(FACTS, CARD, move_green(CARD, SignalId("use"), 10))
    words = {line.status.word: line.words for line in band_lines(found, "GBP")}
    assert words["At risk"] == "1 → 2 (+1), £320k"
    assert words["Healthy"] == "1 → 0 (−1), –"
    assert found.after[Band.GREEN].accounts == 0
