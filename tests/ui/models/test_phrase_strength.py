import pytest

from csdesk.report.document import Status
from ui.models.phrase_strength import describe_time, judge_phrase


def test_a_common_word_is_very_weak() -> None:
    strength = judge_phrase("password")
    assert (strength.word, strength.status) == ("Very weak", Status.RISK)
    assert strength.sentence == "A computer built for it finds this at once."


def test_four_unrelated_words_are_strong() -> None:
    strength = judge_phrase("correct lantern pebble orbit")
    assert (strength.word, strength.status, strength.share) == ("Strong", Status.GOOD, 1.0)


def test_a_phrase_of_a_thousand_letters_is_judged() -> None:
    assert judge_phrase("pebble orbit lantern " * 50).status is Status.GOOD


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.1, "at once"),
        (30, "within a minute"),
        (90, "in about 1 minute"),
        (3 * 3_600 + 5, "in about 3 hours"),
        (45 * 86_400, "in about 1 month"),
        (400 * 86_400, "in about 1 year"),
        (1e30, "only after more than 1,000 years"),
    ],
)
def test_time_is_told_roughly(seconds: float, words: str) -> None:
    assert describe_time(seconds) == words
