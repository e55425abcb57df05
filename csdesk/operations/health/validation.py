"""Testing the health score of a client on past days, against who left after (S1.28)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from csdesk.model.accounts import AccountTable
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.facts import Facts
from csdesk.model.identifiers import AccountKey, KpiId
from csdesk.model.imports import ListRole
from csdesk.model.library import Library
from csdesk.model.scorecards import Scorecard
from csdesk.model.validation import Validation
from csdesk.model.validation_design import ValidationDesign
from csdesk.operations.health.cards import current_scorecards, known_scorecards
from csdesk.operations.health.departures import read_losses
from csdesk.operations.imported_lists import read_lists
from csdesk.progress import Progress, silent
from csdesk.scoring.churn.inputs import LossInputs
from csdesk.scoring.churn.lifetimes import Starts
from csdesk.scoring.churn.told import LiveAccounts, tell_losses
from csdesk.scoring.facts import read_facts
from csdesk.scoring.kpis import KpiInputs, compute_kpis
from csdesk.scoring.validation import Fates, Losses, observe, validate
from csdesk.scoring.validation.weight_sets import Weights, weights_of
from csdesk.storage.workspace import Workspace

VALIDITY = KpiId("score_validity")
ENOUGH_SHARED = 2
"""A further scorecard with fewer signals in common with those in use is no set of weights."""


def validate_scores(
    workspace: Workspace,
    library: Library,
    design: ValidationDesign | None = None,
    progress: Progress = silent,
) -> Validation | None:
    """Return what can be told about the scores in use; None without a customer list.

    Who left stays in the test although no list has them any more: what dated lists say about them
    counts until they left. Where an earlier customer list is all that tells who left, its day is
    the one observed, and the window ends with the present list.
    """
    lists, previous = read_lists(workspace, library), workspace.accounts.table(ListRole.PREVIOUS)
    if lists.accounts is None:
        return None
    inputs = read_losses(workspace, lists, previous)
    losses = _tell_losses(inputs)
    accounts = _with_lost(lists.accounts, losses)
    cards = current_scorecards(workspace, library)

    def facts_at(day: date) -> Facts:
        return read_facts(accounts, lists.tables, library.facts, day, previous)

    fates = Fates(losses, accounts.as_of, Starts(inputs), _last_seen(previous))
    design = design or _choose_design(fates)
    observed = observe(facts_at, cards, fates, design, progress=progress)
    further = _further_weights(workspace, library, cards)
    return validate(observed, library.validation, further, progress)


def add_validation(
    workspace: Workspace, library: Library, known: Diagnosis, progress: Progress = silent
) -> Diagnosis:
    """Return a diagnosis with the test of its scores and the KPI from it, where it has scores."""
    if known.health is None:
        return known
    tested = replace(known, validation=validate_scores(workspace, library, progress=progress))
    definitions = [one for one in known.definitions if one.id == VALIDITY]
    inputs = KpiInputs(known.accounts, validation=tested.validation)
    return replace(tested, kpis={**known.kpis, **compute_kpis(definitions, inputs, library.fields)})


def _tell_losses(inputs: LossInputs) -> Losses:
    """Return who left and when; whoever still pays came back, and is no loss."""
    live = LiveAccounts(inputs)
    return {key: loss.lost_on for key, loss in tell_losses(inputs).items() if key not in live}


def _last_seen(previous: AccountTable | None) -> Mapping[AccountKey, date]:
    """Return until when accounts were surely customers: those with ARR on the earlier list."""
    if previous is None:
        return {}
    rows = zip(previous.keys, previous.arr(), strict=True)
    return {key: previous.as_of for key, arr in rows if arr > 0}


def _choose_design(fates: Fates) -> ValidationDesign:
    """Return from one list to the next, where nobody knows a day on which somebody left."""
    seen = {fates.last_seen[key] for key in fates.losses if key in fates.last_seen}
    if not seen or any(fates.losses.values()) or max(seen) >= fates.known_until:
        return ValidationDesign()
    day = max(seen)
    return ValidationDesign(0, (fates.known_until - day).days, last=day, most_days=1)


def _with_lost(accounts: AccountTable, losses: Losses) -> AccountTable:
    """Return a customer list with those who left at its end; it says nothing about them.

    Without them the test would be one of survivors (S1.29).
    """
    present = set(accounts.keys)
    missing = tuple(key for key in losses if key not in present)
    blank = (None,) * len(missing)
    nowhere = (0,) * len(missing)
    return replace(
        accounts,
        keys=(*accounts.keys, *missing),
        source_rows=(*accounts.source_rows, *nowhere),
        columns={field: (*values, *blank) for field, values in accounts.columns.items()},
        origins=(*accounts.origins, *nowhere) if accounts.origins else (),
    )


def _further_weights(
    workspace: Workspace, library: Library, cards: tuple[Scorecard, ...]
) -> Mapping[str, Weights]:
    """Return the weights of the cards that are not in use, by name, where they fit those that are.

    They are what people chose for the same signals, so that they can be held against each other.
    """
    in_use = {card.id for card in cards}
    signals = {signal.id for card in cards for signal in card.signals}
    return {
        card.name: weights_of(card)
        for card in known_scorecards(workspace, library).values()
        if card.id not in in_use
        and len(signals & {signal.id for signal in card.signals}) >= ENOUGH_SHARED
    }
