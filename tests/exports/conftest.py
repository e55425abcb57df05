"""Reports to write: complete, empty, of a client with a hostile name, full of hostile texts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.report.compose import compose_report
from csdesk.report.document import Report
from tests.csdesk.report.diagnoses import (
    make_accounts,
    make_empty,
    make_finding,
    make_full,
    make_health,
    make_library,
    make_roadmap,
)
from tests.csdesk.report.earlier_audits import with_earlier_audit
from tests.exports.nasty_texts import CLIENT, NASTY


@pytest.fixture(scope="session")
def report() -> Report:
    """Return the report of a complete engagement with one before it."""
    return compose_report(with_earlier_audit(make_full()), make_library())


@pytest.fixture(scope="session")
def empty_report() -> Report:
    """Return the report of an engagement about which nothing is known."""
    return compose_report(make_empty(), make_library())


@pytest.fixture(scope="session")
def bare_report(empty_report: Report) -> Report:
    """Return a report with the summary alone, which is written fastest."""
    return replace(empty_report, sections=empty_report.sections[:1])


@pytest.fixture(scope="session")
def nasty_report() -> Report:
    """Return a report in which every text of a client is hostile."""
    full = make_full(CLIENT)
    accounts = make_accounts(len(NASTY))
    names = {**accounts.columns, "account_name": NASTY, "csm": NASTY}
    accounts = replace(accounts, columns=names)
    assert full.roadmap is not None
    items = tuple(
        replace(item, owner=text, initiative=replace(item.initiative, title=text))
        for item, text in zip(make_roadmap(len(NASTY)).items, NASTY, strict=True)
    )
    diagnosis = replace(
        full,
        accounts=accounts,
        health=make_health(accounts),
        findings=tuple(
            make_finding(number, title=text, detail=text) for number, text in enumerate(NASTY)
        ),
        roadmap=replace(full.roadmap, items=items),
    )
    return compose_report(diagnosis, make_library())


@pytest.fixture(scope="session")
def report_pdf(report: Report) -> bytes:
    """Return the complete report as a PDF."""
    from exports import render

    return render(report, ".pdf")


@pytest.fixture(scope="session")
def nasty_pdf(nasty_report: Report) -> bytes:
    """Return the hostile report as a PDF."""
    from exports import render

    return render(nasty_report, ".pdf")
