"""Amounts in "kr", the mark of four currencies: told by the column or the client, or asked."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from csdesk.ingest.coercion.number_work import NumberWork
from csdesk.ingest.coercion.reading import ColumnQuestion
from csdesk.ingest.currencies import CROWN, CROWNS
from csdesk.model.imports import Option, Topic

NAMES = {
    "DKK": "Danish crowns",
    "ISK": "Icelandic crowns",
    "NOK": "Norwegian crowns",
    "SEK": "Swedish crowns",
}


def settle_crown(work: NumberWork, stated: AbstractSet[str]) -> str:
    """Return the currency that "kr" means in a column, or "kr" while that is not settled."""
    named = sorted(stated & CROWNS)
    if CROWN not in stated or len(named) == 1:
        return named[0] if named else CROWN
    home = work.task.context.home_currency
    question = ColumnQuestion(
        Topic.CURRENCY,
        "Which currency is “kr”?",
        "Denmark, Iceland, Norway and Sweden write it alike",
        tuple(Option(code, name, f"1 kr is 1 {code}") for code, name in NAMES.items()),
        home if home in CROWNS else None,
    )
    work.readout.questions.append(question)
    return question.settle(work.task.context.answers) or CROWN
