"""``csdesk match-trial``: how often accounts are recognised rightly, on lists of known truth."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from csdesk.formatting import number, percent
from csdesk.ingest.matching.trial import Share, TrialFigures
from csdesk.operations.match_trial import MatchTrial, run_match_trial
from ui.terminal import TerminalProgress

BASIS_NAMES = {
    "id": "the same id",
    "repaired_id": "the id written otherwise",
    "email_hash": "e-mail address",
    "domain": "web domain",
    "name": "normalised name",
}


def run_match(options: argparse.Namespace) -> list[str]:
    """Return the lines of a trial: two tables in Markdown."""
    with TerminalProgress(sys.stderr) as progress:
        trial = run_match_trial(options.size, options.seed, progress)
    return list(describe_trial(trial))


def describe_trial(trial: MatchTrial) -> Iterator[str]:
    """Yield the figures of each situation and of each basis, with 95% intervals."""
    yield (
        f"{number(trial.overall.records)} records of invented companies "
        f"(size {number(trial.size)}, seed {trial.seed})"
    )
    yield ""
    yield "| lists | records | joined without a question: right | found: joined or asked | asked |"
    yield "|---|---|---|---|---|"
    for situation, figures in trial.situations.items():
        yield _describe_situation(situation, figures)
    yield _describe_situation("all together", trial.overall)
    yield ""
    yield "| recognised by | joined | right |"
    yield "|---|---|---|"
    for basis, share in trial.overall.precision.items():
        yield f"| {BASIS_NAMES[basis]} | {number(share.of)} | {_describe(share)} |"
    yield ""
    yield f"Of the questions with an answer {_describe(trial.overall.first)} name it first."


def _describe_situation(name: str, figures: TrialFigures) -> str:
    cells = (
        name,
        number(figures.records),
        _describe(figures.automatic),
        _describe(figures.found),
        percent(figures.asked.percent, 1),
    )
    return f"| {' | '.join(cells)} |"


def _describe(share: Share) -> str:
    """Return a share with its interval: "99.9% (99.8% to 100.0%)"."""
    interval = share.interval
    if interval is None:
        return percent(None)
    low, high = (percent(end, 2) for end in interval)
    return f"{percent(share.percent, 2)} ({low} to {high})"
