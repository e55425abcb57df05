"""Accounts beside registers: whose payments failed, and who might speak for the product."""

from __future__ import annotations

from collections.abc import Iterator

from csdesk.formatting import plural
from csdesk.model.health import Band
from csdesk.model.identifiers import FactId
from csdesk.model.registers import AsideList, ColumnId, Register
from csdesk.registers.asides.context import AsideContext, shorten

FAILED = FactId("failed_payments")
CANDIDATES = 10


def list_failed_payments(_: Register, context: AsideContext) -> tuple[AsideList, ...]:
    """List the accounts with failed payments, the most of them first (S3.21)."""
    counts = sorted(_count_failed(context), key=lambda one: (-one[1], one[0]))
    lines = shorten(f"{name}: {plural(count, 'failed payment')}" for name, count in counts)
    why = "No list says that a payment failed."
    return (AsideList("Payments that failed in the last 90 days", lines, why),)


def _count_failed(context: AsideContext) -> Iterator[tuple[str, int]]:
    review = context.diagnosis.review
    if review is None or FAILED not in review.facts.definitions:
        return
    names = context.account_names()
    for key, count in zip(review.facts.keys, review.facts.numbers(FAILED), strict=True):
        if count > 0:
            yield names.get(key, key), int(count)


def list_advocates(register: Register, context: AsideContext) -> tuple[AsideList, ...]:
    """List healthy accounts that nobody asked to speak yet, the best scores first (S3.22)."""
    health = context.diagnosis.health
    asked = {str(row.cells.get(ColumnId("account"), "")) for row in register.rows}
    found = [
        (score.score, score.key)
        for score in (health.scores if health else ())
        if score.band is Band.GREEN and score.score is not None and score.key not in asked
    ]
    names = context.account_names()
    best = sorted(found, key=lambda one: (-one[0], one[1]))
    lines = tuple(f"{names.get(key, key)}: score {score:.0f}" for score, key in best[:CANDIDATES])
    return (AsideList("Healthy, and not asked yet", lines, "No account with a green score."),)
