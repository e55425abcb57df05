"""Placing customers in service tiers, and seeing who covers them."""

from __future__ import annotations

from collections.abc import Mapping

from csdesk.errors import WrongUsage
from csdesk.model.accounts import AccountTable
from csdesk.model.answers import Answers
from csdesk.model.changes import PLANNED
from csdesk.model.history import Action
from csdesk.model.identifiers import AccountKey, ChoiceId, QuestionId, ServiceTierId
from csdesk.model.library import Library
from csdesk.model.service import Coverage, Ratings, ServiceModel, Singles, TierProposal
from csdesk.operations.outcome import Outcome
from csdesk.scoring.coverage import coverage_report
from csdesk.scoring.segmentation import apply_choice, propose_tier
from csdesk.storage.workspace import Workspace


def read_coverage(
    workspace: Workspace,
    library: Library,
    accounts: AccountTable | None,
    before: Coverage | None = None,
) -> Coverage | None:
    """Return the accounts of a list by service tier, and who covers them; None without a list.

    ``before`` is what was returned for the same list, and is again where nothing has changed.
    """
    if accounts is None:
        return None
    singles = _read_singles(workspace, library)
    if before is not None and before.singles == singles:
        return before
    return coverage_report(accounts, library.service_model, singles)


def place_account(
    workspace: Workspace, library: Library, accounts: AccountTable, account: AccountKey
) -> TierProposal:
    """Return the service tier of one customer, with the reason; a person's choice comes first."""
    model = library.service_model
    ratings = read_ratings(workspace.answers.all(account), model)
    proposal = propose_tier(_find_arr(accounts, account), ratings, model)
    return apply_choice(proposal, workspace.service_tiers.all().get(account), model)


def choose_service_tier(
    workspace: Workspace,
    library: Library,
    account: AccountKey,
    tier: ServiceTierId | None,
    reason: str = "",
) -> Outcome[None]:
    """Keep the tier that a person chose for a customer; None goes back to the proposal.

    Raises WrongUsage without a reason, or for a tier that the library does not have.
    """
    if tier is not None:
        _check_choice(library, tier, reason)
    with workspace.step(Action.CHOOSE_SERVICE_TIER):
        workspace.service_tiers.choose(account, tier, reason.strip())
    return Outcome(None, PLANNED)


def read_ratings(answers: Answers, model: ServiceModel) -> Ratings:
    """Return the ratings 1 to 5 among the answers about one customer (S0.8, S4.2)."""
    given = ((item.question, answers.get(item.question)) for item in model.inputs)
    return _as_ratings(
        {question: answer.choice for question, answer in given if answer and answer.choice}
    )


def _as_ratings(chosen: Mapping[QuestionId, ChoiceId]) -> Ratings:
    """Return the choices that are numbers; a consultant's own instrument may offer others."""
    return {question: int(choice) for question, choice in chosen.items() if choice.isdecimal()}


def _read_singles(workspace: Workspace, library: Library) -> Singles:
    asked = [item.question for item in library.service_model.inputs]
    chosen = workspace.answers.choices_about_customers(asked)
    ratings = {account: _as_ratings(given) for account, given in chosen.items()}
    return Singles(workspace.service_tiers.all(), ratings)


def _check_choice(library: Library, tier: ServiceTierId, reason: str) -> None:
    names = {known.id: known.name for known in library.service_model.tiers}
    if tier not in names:
        raise WrongUsage(f"There is no service tier “{tier}”. Choose one of: {', '.join(names)}.")
    if not reason.strip():
        raise WrongUsage(
            f"No reason was given for {names[tier]}. Write why this customer differs from the rule."
        )


def _find_arr(accounts: AccountTable, account: AccountKey) -> float | None:
    if account not in accounts.keys:
        return None
    return accounts.numbers("arr")[accounts.keys.index(account)]
