"""Sets of weights in the test of a score: those of people, and the one that losses suggest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from csdesk.formatting import join_words
from csdesk.model.identifiers import SignalId
from csdesk.model.scorecards import Scorecard
from csdesk.model.suggested_weights import WeightSuggestion
from csdesk.model.validation import Validation
from csdesk.report.document import Column, Format, Table
from csdesk.report.sections.validation_measures import INTERVAL, PAIRS, hundredfold, interval_words
from csdesk.report.validation_verdicts import suspects

SUGGESTED_WEIGHTS = "Suggested weights"
A_SUGGESTION = (
    "A suggestion, by a penalised logistic regression; nothing changes until a person takes it. "
    "Signals with 0 know the outcome, or pointed against what the scorecard says."
)


def weights_table(validation: Validation, cards: tuple[Scorecard, ...]) -> Iterator[Table]:
    """Yield sets of weights beside each other, and suggested weights beside those in use."""
    if validation.comparisons:
        yield Table(
            name="Sets of weights",
            title="Would other weights warn better?",
            columns=(
                Column("Weights", Format.TEXT, 0.5),
                Column(PAIRS, Format.DECIMAL, 0.2),
                Column(INTERVAL, Format.TEXT, 0.3),
                Column("More pairs than in use", Format.TEXT, 0.3),
            ),
            rows=tuple(
                (
                    one.name,
                    100 * one.auc.value,
                    interval_words(hundredfold(one.auc), ""),
                    interval_words(hundredfold(one.gain), ""),
                )
                for one in validation.comparisons
            ),
            empty="",
            notes=tuple(_comparison_notes(validation)),
        )
    if validation.suggestion is not None:
        yield _suggestion_table(validation.suggestion, _signal_names(cards))


def _comparison_notes(validation: Validation) -> Iterator[str]:
    yield "Where the last column holds 0, the difference may be chance."
    if knowing := suspects(validation):
        verb = "is" if len(knowing) == 1 else "are"
        yield (
            f"{join_words(knowing)} {verb} left out of every set: what knows the outcome would "
            "make the set best that weighs it most."
        )


def _suggestion_table(suggestion: WeightSuggestion, names: Mapping[SignalId, str]) -> Table:
    suggested = dict(suggestion.suggested)
    return Table(
        name=SUGGESTED_WEIGHTS,
        title="What weights do the losses suggest?",
        columns=(
            Column("Signal", Format.TEXT, 0.5),
            Column("In use", Format.DECIMAL, 0.2),
            Column("Suggested", Format.DECIMAL, 0.2),
        ),
        rows=tuple(
            (names.get(signal, signal), weight, suggested.get(signal, 0.0))
            for signal, weight in suggestion.current
        ),
        empty="",
        notes=(A_SUGGESTION,),
    )


def _signal_names(cards: tuple[Scorecard, ...]) -> dict[SignalId, str]:
    return {signal.id: signal.name for card in cards for signal in card.signals}
