"""Everything that is known about losses, put together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from math import fsum

from csdesk.model.churn import ChurnReason, ChurnReview, ChurnRules, Loss, ReasonShare
from csdesk.model.identifiers import ChurnReasonId
from csdesk.scoring.churn.inputs import LossInputs
from csdesk.scoring.churn.lifetimes import (
    Starts,
    count_early,
    count_months,
    live_days,
)
from csdesk.scoring.churn.losses import list_losses
from csdesk.scoring.churn.told import LiveAccounts
from csdesk.scoring.churn.win_back import measure_win_back, worth_winning


def review_losses(inputs: LossInputs, rules: ChurnRules) -> ChurnReview:
    """Return the losses with their reasons, ages and chances to come back."""
    starts, live = Starts(inputs), LiveAccounts(inputs)
    losses, still_listed = list_losses(inputs, rules.reasons, starts, live)
    is_aged = any(loss.days_of_life is not None for loss in losses)
    return ChurnReview(
        losses=losses,
        still_listed=still_listed,
        without_reason=sum(loss.reason is None for loss in losses),
        reasons=rank_reasons(losses, rules),
        by_month=count_months(losses, live_days(starts, live, inputs.as_of)) if is_aged else (),
        early=count_early(losses, rules.early_days),
        aged=sum(loss.days_of_life is not None for loss in losses),
        win_back=worth_winning(losses, rules.win_back_above),
        win_back_figures=measure_win_back(losses, rules.win_back_above),
    )


def rank_reasons(losses: Sequence[Loss], rules: ChurnRules) -> tuple[ReasonShare, ...]:
    """Return the Pareto of the reasons (S1.32), most frequent first; of equals the most ARR.

    A reason is a theme from so many mentions on (S2.16).
    """
    given: dict[ChurnReasonId, list[Loss]] = {}
    for loss in losses:
        if loss.reason is not None:
            given.setdefault(loss.reason, []).append(loss)
    known = {reason.id: reason for reason in rules.reasons}
    ranked = sorted(
        ((reason, found) for reason, found in given.items() if reason in known),
        key=lambda pair: (-len(pair[1]), -_arr(pair[1]), pair[0]),
    )
    total = sum(len(found) for _, found in ranked)
    running = accumulate(len(found) for _, found in ranked)
    return tuple(
        _share(known[reason], found, so_far, total, rules.theme_mentions)
        for (reason, found), so_far in zip(ranked, running, strict=True)
    )


def _share(
    reason: ChurnReason, losses: Sequence[Loss], so_far: int, total: int, mentions: int
) -> ReasonShare:
    return ReasonShare(
        reason=reason.id,
        name=reason.name,
        losses=len(losses),
        arr=_arr(losses),
        share=100 * len(losses) / total,
        running_share=100 * so_far / total,
        reference_share=reason.reference_share,
        is_theme=len(losses) >= mentions,
        initiatives=reason.initiatives,
        unpriced=sum(loss.arr is None for loss in losses),
    )


def _arr(losses: Sequence[Loss]) -> float:
    return fsum(loss.arr or 0.0 for loss in losses)
