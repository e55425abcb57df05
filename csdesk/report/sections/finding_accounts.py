"""Which accounts each finding concerns, for the workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from heapq import nlargest

from csdesk.formatting import number
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.findings import Finding
from csdesk.model.identifiers import AccountKey
from csdesk.report.account_names import name_accounts
from csdesk.report.document import Column, Format, Table, Value

MOST = 500
"""Accounts that are listed of each finding."""


def account_tables(diagnosis: Diagnosis) -> tuple[Table, ...]:
    """Return the accounts of all findings, those with the most ARR first; none where none is."""
    told = [one for one in enumerate(diagnosis.findings, start=1) if one[1].accounts]
    if not told:
        return ()
    listed = {rank: _largest(finding) for rank, finding in told}
    names = name_accounts(diagnosis, {key for rows in listed.values() for key, _ in rows})
    is_cut = any(len(finding.accounts) > MOST for _, finding in told)
    note = (
        f"The {number(MOST)} with the most ARR of each finding; the sheet Findings says how many "
        "there are."
    )
    return (
        Table(
            name="Accounts of findings",
            title="Which accounts does each finding concern?",
            columns=(
                Column("Rank", Format.INTEGER, 0.05),
                Column("Finding", Format.TEXT, 0.4),
                Column("Account ID", Format.TEXT, 0.15),
                Column("Account", Format.TEXT, 0.3),
                Column("ARR", Format.MONEY, 0.1),
            ),
            rows=tuple(
                row for rank, finding in told for row in _rows(rank, finding, listed[rank], names)
            ),
            empty="",
            notes=(note,) if is_cut else (),
            workbook_only=True,
        ),
    )


def _largest(finding: Finding) -> list[tuple[AccountKey, float | None]]:
    """Return accounts with their ARR, where it is known, the largest first."""
    amounts = finding.account_arr or (None,) * len(finding.accounts)
    known = zip(finding.accounts, amounts, strict=False)
    return nlargest(MOST, known, key=lambda one: one[1] or 0.0)


def _rows(
    rank: int,
    finding: Finding,
    listed: list[tuple[AccountKey, float | None]],
    names: Mapping[AccountKey, str],
) -> Iterator[tuple[Value, ...]]:
    for key, arr in listed:
        yield rank, finding.title, key, names.get(key), arr
