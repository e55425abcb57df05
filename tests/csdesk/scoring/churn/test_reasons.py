"""Which reason a client's own words mean."""

from __future__ import annotations

import pytest

from csdesk.content import load_library
from csdesk.scoring.churn.reasons import read_phrases, recognise_reason


@pytest.mark.parametrize(
    ("stated", "reason"),
    [
        ("Price", "price"),
        ("PRICE!", "price"),
        ("It was too  expensive for them", "price"),
        ("Preiserhöhung", "price"),
        ("PREISERHOEHUNG zum Jahresende", "price"),
        ("It costs too much", "price"),
        ("lost_on_price", "rival"),
        ("competitor, then price", "rival"),
        ("priceless", None),
        ("", None),
        ("unknown", None),
    ],
)
def test_words_mean_a_reason_as_whole_words_and_the_longest_decides(rules, stated, reason):
    assert recognise_reason(stated, read_phrases(rules.reasons)) == reason


@pytest.mark.parametrize(
    ("stated", "reason"),
    [
        ("budget", "price"),
        ("pricing", "price"),
        ("features", "product_fit"),
        ("support", "service"),
        ("competitor", "competition"),
        ("Missing integration with their ERP", "product_fit"),
        ("Never used after onboarding", "adoption"),
        ("Zu wenig genutzt", "adoption"),
        ("Wechsel zu anderem Anbieter", "competition"),
        ("Fehlende Funktionen", "product_fit"),
        ("Sparmaßnahmen", "price"),
        ("Übernahme durch Konzern", "closed"),
        ("Payment failure", "payment"),
        ("Customer closed", "closed"),
        ("Other", "other"),
        ("No contact from us", "service"),
        ("Never got going ", "adoption"),
        ("Bought by another company", "closed"),
        ("Went to a competitor", "competition"),
        ("unknown", None),
    ],
)
def test_the_shipped_words_know_what_real_lists_say(stated, reason):
    phrases = read_phrases(load_library().churn.reasons)
    assert recognise_reason(stated, phrases) == reason


def test_every_choice_of_the_template_means_a_reason():
    library = load_library()
    choices = next(
        field.choices
        for field in library.fields
        if (field.table, field.id) == ("churn_events", "lost_reason")
    )
    phrases = read_phrases(library.churn.reasons)
    assert [recognise_reason(choice, phrases) for choice in choices] == [
        "price",
        "product_fit",
        "service",
        "competition",
        "payment",
        "closed",
        "other",
    ]
