"""What a score adds to simpler things, in words: to rules, to single signals, to other weights."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from csdesk.formatting import join_words, number, percent
from csdesk.model.score_measures import Contender, Estimate
from csdesk.model.validation import Validation
from csdesk.model.validation_design import Claim
from csdesk.model.validation_rules import Evidence
from csdesk.report.validation_verdicts import knows_outcome, tells_alone
from csdesk.scoring.validation.verdicts import CHANCE

SPOILT = "whether the score adds to it cannot be told while a part of it knows the outcome"


def pairs_words(auc: Estimate) -> str:
    """Return an AUC as pairs with its interval: "78 of 100 pairs right (likely 74 to 81)"."""
    return f"{number(100 * auc.value)} of 100 pairs right{likely_words(auc)}"


def rival_words(validation: Validation) -> Iterator[str]:
    """Yield what simple rules reach, and whether the score adds to the best of them."""
    rivals = [one for one in validation.contenders if one.signal is None]
    if rivals:
        best = max(rivals, key=lambda one: one.auc.value)
        said = [f"{one.name.lower()} gets {number(100 * one.auc.value)}" for one in rivals]
        added = SPOILT if knows_outcome(validation) else _what_score_adds(best)
        yield f"For comparison, {join_words(said)}: {added}."
        yield from wrong_way_words(rivals)


def _what_score_adds(best: Contender) -> str:
    gain = best.beaten_by
    if gain is None or gain.value <= 0:
        return f"the score adds nothing to {best.name.lower()}"
    return "the score adds to it" if _is_sure(gain) else "that the score adds to it may be chance"


def _is_sure(gain: Estimate) -> bool:
    return gain.low is not None and gain.low > 0


def signal_words(validation: Validation) -> Iterator[str]:
    """Yield which signals tell anything on their own, those aside that know the outcome."""
    signals = [one for one in validation.contenders if one.signal and not one.is_suspect]
    telling = [one.name for one in signals if tells_alone(one)]
    blind = [one.name for one in signals if not points_wrong_way(one)]
    who = "who has left" if validation.claim is Claim.ASSOCIATION else "who leaves"
    if telling:
        verb = "tells" if len(telling) == 1 else "tell"
        yield f"Of the signals alone, {join_words(telling)} {verb} better than a coin {who}."
    elif len(blind) == 1:
        yield f"The signal “{blind[0]}” alone tells no better than a coin {who}."
    elif blind:
        yield f"None of these signals alone tells better than a coin {who}: {join_words(blind)}."
    yield from wrong_way_words(signals)


def points_wrong_way(one: Contender) -> bool:
    """Tell whether those who left surely looked healthier by it than those who stayed."""
    return one.auc.high is not None and one.auc.high < CHANCE


def wrong_way_words(contenders: Iterable[Contender]) -> Iterator[str]:
    """Yield which of some rules or signals surely point the wrong way."""
    names = [one.name for one in contenders if points_wrong_way(one)]
    if names:
        verb, it = ("points", "it") if len(names) == 1 else ("point", "them")
        yield (
            f"{join_words(names)} {verb} the wrong way round: those who left looked better by "
            f"{it} than those who stayed."
        )


def brier_words(validation: Validation) -> Iterator[str]:
    """Yield whether going by the bands foretells losses."""
    brier, base = validation.brier, validation.brier_base
    if brier is None or base is None or not base:
        return
    gain = 100 * (1 - brier / base)
    if validation.claim is Claim.ASSOCIATION:
        told = f"{percent(gain)} closer than" if gain > 0 else "no closer than"
        yield f"The rates of the bands come {told} one rate for all to who left."
        return
    losses = "later losses" if len(validation.days) > 1 else "losses of other customers"
    if gain > 0:
        yield (
            f"Going by the rates of the bands, {losses} are foretold with an error "
            f"{percent(gain)} smaller than with one rate for all."
        )
    else:
        yield f"The rates of the bands foretell {losses} no better than one rate for all."


def fitting_words(validation: Validation) -> Iterator[str]:
    """Yield why no weights are suggested, or how the suggested ones did."""
    suggestion = validation.suggestion
    if validation.evidence is not Evidence.FITTING:
        yield (
            f"No weights are fitted: that takes {number(validation.fitting_from)} customers who "
            f"left, and here are {number(validation.left)}."
        )
    elif suggestion is None:
        yield _why_no_suggestion(validation)
    else:
        judged = "On later days" if len(validation.days) > 1 else "On other customers"
        yield (
            f"{judged} the suggested weights tell {pairs_words(suggestion.suggested_auc)}, "
            f"those in use {pairs_words(suggestion.current_auc)}: "
            f"{_difference(suggestion.gain)}."
        )


def _why_no_suggestion(validation: Validation) -> str:
    if validation.claim is Claim.ASSOCIATION:
        return (
            "No weights are fitted: what is known today of customers who have left says nothing "
            "about before."
        )
    return (
        "No weights are suggested: too few customers left by one scorecard, no later days could "
        "be held back, or no signal warns in the direction that the scorecard says."
    )


def _difference(gain: Estimate | None) -> str:
    if gain is None or gain.value <= 0:
        return "no gain"
    return "they warn better" if _is_sure(gain) else "a difference that may be chance"


def likely_words(estimate: Estimate) -> str:
    """Return " (likely 74 to 81)" for the interval of an AUC; nothing where there is none."""
    if estimate.low is None or estimate.high is None:
        return ""
    return f" (likely {number(100 * estimate.low)} to {number(100 * estimate.high)})"
