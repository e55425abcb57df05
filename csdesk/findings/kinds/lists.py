"""Tests over the customer lists: what contradicts itself, what is blank, what is late."""

from __future__ import annotations

from math import fsum

from csdesk.findings.inputs import FindingInputs
from csdesk.findings.observation import (
    Affected,
    Observation,
    choose_accounts,
    has_values,
    paying_places,
    rank_by_arr,
)
from csdesk.formatting import day, money, number, percent, plural
from csdesk.model.accounts import AccountTable, LostAccount
from csdesk.model.findings import Evidence, Rule
from csdesk.model.identifiers import FieldId
from csdesk.model.imports import IssueKind, ListRole
from csdesk.scoring.facts.coding import find_stated
from csdesk.scoring.record_columns import NO_DAY, read_days
from csdesk.scoring.revenue.list_grid import still_listed


def lost_still_listed(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See over ``threshold`` accounts with ARR that the list of lost customers names as well."""
    table = inputs.accounts
    if table is None:
        return None
    keys = set(still_listed(table, inputs.lost))
    chosen = [at for at in paying_places(table).tolist() if table.keys[at] in keys] if keys else []
    if len(chosen) <= rule.limit:
        return None
    affected = choose_accounts(table, chosen)
    both = [account for account in inputs.lost if account.key in keys]
    text = f"{plural(len(keys), 'lost account')} on the customer list."
    return Observation(
        evidence=(affected.evidence(text), _lost_evidence(table, both)),
        count=len(keys),
        total=len({account.key for account in inputs.lost}),
        affected=affected,
    )


def column_missing(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See a customer list without the column ``subject``; one that was not read is no absence."""
    table = inputs.accounts
    if table is None or not len(table) or FieldId(rule.subject) in table.columns:
        return None
    evidence = Evidence(
        f"None of the columns gives it for the {plural(len(table), 'account')}.",
        file=table.file_name,
        sheet=table.sheet,
    )
    return Observation((evidence,), count=len(table), total=len(table))


def values_missing_above(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See over ``threshold`` percent of the accounts with ARR blank in the column ``subject``."""
    table = inputs.accounts
    if table is None or not has_values(table, rule.subject):
        return None
    paying = paying_places(table)
    chosen = paying[~find_stated(table.column(rule.subject))[paying]]
    if not len(paying) or 100 * len(chosen) / len(paying) <= rule.limit:
        return None
    return _observe(choose_accounts(table, chosen), len(paying), percent(rule.limit, trim=True))


def rows_rejected_above(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See more than ``threshold`` rows of the imported files that could not be read as records."""
    rejected = sum(batch.rows_rejected for batch in inputs.batches)
    if rejected <= rule.limit:
        return None
    places = [issue for issue in inputs.issues if issue.kind is IssueKind.REJECTED_ROW]
    evidence = tuple(
        Evidence(
            f"Row {issue.row}: {issue.problem}" if issue.row else issue.problem,
            file=issue.file,
            sheet=issue.sheet,
            rows=(issue.row,) if issue.row else (),
        )
        for issue in places
    )
    read = sum(batch.accounts_read for batch in inputs.batches)
    return Observation(evidence, count=rejected, total=read + rejected)


def total_differs_above(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See a list whose stated total is over ``threshold`` percent off the sum of its accounts."""
    for batch in inputs.batches:
        table = inputs.accounts if batch.role is ListRole.CURRENT else inputs.previous
        if table is None or batch.stated_total is None:
            continue
        found = table.total_arr()
        off = _difference(found, batch.stated_total)
        if off <= rule.limit:
            continue
        text = (
            f"Stated {money(batch.stated_total, inputs.currency)}, "
            f"accounts add up to {money(found, inputs.currency)}."
        )
        return Observation(
            evidence=(Evidence(text, file=batch.file_name, sheet=batch.sheet),),
            value=money(abs(found - batch.stated_total), inputs.currency),
            threshold=percent(rule.limit, trim=True),
        )
    return None


def renewal_overdue(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See more than ``threshold`` accounts with ARR whose renewal date is in the past."""
    table = inputs.accounts
    if table is None:
        return None
    paying = paying_places(table)
    days = read_days(table.column("renewal_date"))[paying]
    chosen = paying[(days != NO_DAY) & (days < table.as_of.toordinal())]
    if len(chosen) <= rule.limit:
        return None
    return _observe(choose_accounts(table, chosen), len(paying), day(table.as_of))


def inactive_longer_than(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See accounts with ARR that were last active more than ``threshold`` days ago (C15)."""
    table = inputs.accounts
    if table is None:
        return None
    paying, most = paying_places(table), int(rule.limit)
    days = read_days(table.column("last_activity"))[paying]
    chosen = paying[(days != NO_DAY) & (days < table.as_of.toordinal() - most)]
    if not len(chosen):
        return None
    return _observe(choose_accounts(table, chosen), len(paying), number(most))


def top_share_above(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See the ``largest`` accounts hold more than ``threshold`` percent of all ARR."""
    table, top = inputs.accounts, rule.largest
    if table is None or top is None:
        return None
    ranked = rank_by_arr(table, paying_places(table))
    total = table.total_arr()
    if len(ranked) <= top or total <= 0:
        return None
    share = 100 * fsum(table.arr_column[ranked[:top]].tolist()) / total
    if share <= rule.limit:
        return None
    affected = choose_accounts(table, ranked[:top])
    text = f"The {top} largest accounts hold {percent(share)} of {money(total, inputs.currency)}."
    return Observation(
        evidence=(affected.evidence(text),),
        value=percent(share),
        threshold=percent(rule.limit, trim=True),
        count=top,
        total=len(ranked),
        affected=affected,
    )


def _observe(affected: Affected, total: int, threshold: str) -> Observation:
    count = len(affected.places)
    text = f"{number(count)} of {plural(total, 'account')} with ARR."
    return Observation(
        evidence=(affected.evidence(text),),
        threshold=threshold,
        count=count,
        total=total,
        affected=affected,
    )


def _lost_evidence(table: AccountTable, lost: list[LostAccount]) -> Evidence:
    rows = tuple(sorted(account.source_row for account in lost))
    sheet = lost[0].sheet
    text = f"{plural(len(rows), 'line')} of the sheet {sheet}."
    return Evidence(text, file=table.file_name, sheet=sheet, rows=rows)


def _difference(found: float, stated: float) -> float:
    """Return the difference in percent of the stated total."""
    if stated == 0:
        return 0.0 if found == 0 else 100.0
    return 100 * abs(found - stated) / abs(stated)
