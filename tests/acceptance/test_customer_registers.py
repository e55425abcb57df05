"""Registers about customers: what they say, billing, marketing."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest

from csdesk.errors import WrongUsage
from csdesk.model.imports import ListRole, Sheet, Workbook
from csdesk.operations.imports import ImportOrder, import_files, redraft
from csdesk.operations.register_documents import make_retrospective
from csdesk.report.payment_words import failed_payments_sentence
from exports.writing import render
from tests.acceptance.conftest import AS_OF


def test_s0_18_qualitative_insight_programme(desk):
    entry = {
        "heard_on": "2026-05-31",
        "type": "review",
        "theme": "Set-up is slow",
        "action": "Guide",
    }
    for left_out in ("type", "theme", "action"):
        cells = {key: cell for key, cell in entry.items() if key != left_out}
        with pytest.raises(WrongUsage, match=r"is empty\. Fill it in"):
            desk.save("insight_log", **cells)
    desk.save("insight_log", **entry)
    desk.save("insight_log", **{**entry, "heard_on": "2026-06-01", "theme": "=1+1"})
    desk.save("insight_log", **{**entry, "heard_on": "2025-06-15", "theme": "A year ago"})
    june = make_retrospective(desk.diagnose(), desk.library, date(2026, 6, 30))
    assert [row[2] for row in june.rows] == ["=1+1"]
    text = render(june, ".csv").decode("utf-8-sig")
    assert "2026-06-01,Customer review,'=1+1" in text
    titles = list(desk.beside("insight_log"))
    assert titles[:2] == ["Retrospective of June 2026", "Retrospective of May 2026"]


def test_s3_21_order_to_cash(desk):
    assert len(desk.titles("order_to_cash")) == 4
    rows = (("Customer", "ARR (GBP)", "Failed payments"), ("Kite", 900, 2), ("Moss", 800, 0))
    digest = hashlib.sha256(repr(rows).encode()).hexdigest()
    draft = redraft(Workbook("list.xlsx", digest, (Sheet("Customers", True, rows),)), desk.library)
    import_files(desk.workspace, [ImportOrder(draft, ListRole.CURRENT, AS_OF)])
    diagnosis = desk.diagnose()
    (failed,) = desk.beside("order_to_cash", diagnosis).values()
    assert failed.lines == ("Kite: 2 failed payments",)
    kite, moss = diagnosis.accounts.keys
    assert failed_payments_sentence(diagnosis, kite) == (
        "2 payments failed in the last 90 days. The CSM is to hear of it within 24 hours."
    )
    assert failed_payments_sentence(diagnosis, moss) == ""
    (billing,) = [row for row in desk.look("order_to_cash").rows if row.id == "billing"]
    desk.save("order_to_cash", billing.id, hours=48)
    assert "within 48 hours" in failed_payments_sentence(desk.diagnose(), kite)


def test_s3_22_marketing_operations(desk, sample):
    assert len(desk.titles("marketing_touchpoints")) == 5
    (before,) = desk.beside("advocates", sample).values()
    assert len(before.lines) == 10
    green = [score for score in sample.health.scores if score.band == "green"]
    best = min(green, key=lambda one: (-one.score, one.key))
    desk.save("advocates", account=str(best.key), for_="reference", agreed_on="2026-06-01")
    (after,) = desk.beside("advocates", sample).values()
    assert before.lines[0] not in after.lines
    assert [row.cells["account"] for row in desk.look("advocates").rows] == [best.key]
    with pytest.raises(WrongUsage, match="agreed to the same thing already"):
        desk.save("advocates", account=str(best.key), for_="reference")
