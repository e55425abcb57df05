"""A German list of subscriptions, imported as it is, and the revenue that it tells of."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from csdesk.content import load_library
from csdesk.model.clients import Client
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import KpiId
from csdesk.model.imports import ListRole
from csdesk.model.subscriptions import SetAside
from csdesk.operations.clients import start_client
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.imported_lists import ImportedLists, read_lists
from csdesk.operations.imports import draft_file, import_list
from csdesk.scoring.subscriptions import revenue_on

TODAY, LAST_YEAR = date(2024, 12, 31), date(2023, 12, 31)
ACCOUNTS = "Account ID;Account name;Industry;Country;Signup date;Plan tier;Seats\n" + "".join(
    f"{name[0]};{name};Handel;DE;2022-12-01;Basic;5\n"
    for name in ("Alpha", "Beta", "Carl", "Delta", "Epsilon", "Falk")
)
LINES = """Subscription ID;Account ID;Vertragsbeginn;Vertragsende;Amount;Zahlweise;Vertragsstatus
S-1;A;2023-01-01;;1200;jährlich;aktiv
S-2;B;2023-01-01;;50;monatlich;aktiv
S-3;C;2023-01-01;2024-06-30;900;vierteljährlich;gekündigt
S-4;D;2024-11-01;;700;monatlich;Testphase
S-5;E;2023-01-01;;800;monatlich;pausiert
S-6;F;2023-01-01;;400;ab und zu;aktiv
"""


@pytest.fixture(scope="module")
def found(tmp_path_factory) -> tuple[Diagnosis, ImportedLists]:
    """The diagnosis and the lists of a client that writes German."""
    folder: Path = tmp_path_factory.mktemp("german")
    library = load_library()
    with start_client(folder / "c.csdesk", Client("Alpin", "EUR"), as_of=TODAY) as workspace:
        for name, text, role in (
            ("accounts", ACCOUNTS, ListRole.CURRENT), ("subscriptions", LINES, ListRole.ADDED),
        ):  # fmt: skip
            file = folder / f"{name}.csv"
            file.write_text(text, encoding="utf-8")
            draft = draft_file(file, library)
            assert not draft.open_questions()
            import_list(workspace, draft, role, TODAY)
        return diagnose(workspace, library), read_lists(workspace, library)


def test_german_words_give_the_revenue_of_today_and_of_a_year_ago(found):
    _diagnosis, lists = found
    names = dict(zip(lists.accounts.keys, lists.accounts.column("account_name"), strict=True))
    today, before = (
        {names[key]: amount for key, amount in revenue_on(lists.book.lines, day).items()}
        for day in (TODAY, LAST_YEAR)
    )
    assert sum(lists.accounts.arr()) == 1800.0
    assert today == {"Alpha": 1200.0, "Beta": 600.0}
    assert before == {"Alpha": 1200.0, "Beta": 600.0, "Carl": 3600.0}


def test_german_trials_and_pauses_are_set_aside_and_unknown_intervals_are_told(found):
    _diagnosis, lists = found
    assert lists.book.set_aside == {
        SetAside.TRIAL: (3,), SetAside.PAUSED: (4,), SetAside.NO_AMOUNT: (5,),
    }  # fmt: skip


def test_who_left_by_a_german_list_counts_in_the_churn_of_the_year(found):
    diagnosis, _lists = found
    churn = diagnosis.kpis[KpiId("logo_churn")]
    assert (churn.n, churn.value) == (3, pytest.approx(100 / 3))
    assert diagnosis.kpis[KpiId("grr")].value == pytest.approx(100 * 1800 / 5400)
