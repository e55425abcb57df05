"""What an operation changed; views refresh when one of their kinds is in it."""

from __future__ import annotations

from enum import Flag, auto


class Changes(Flag):
    """Kinds of things in a workspace that an operation can touch."""

    NONE = 0
    CLIENT = auto()
    ANSWERS = auto()
    DATA = auto()
    RESULTS = auto()
    """Whatever is computed: levels, scores, KPIs, findings, roadmap."""
    PLAN = auto()
    """What the person decided in the roadmap: places, owners, RACI, progress, what is final."""
    SCORING = auto()
    """How health is scored: cards, weights, purpose, scores that a person set, snapshots."""
    ACTIONS = auto()
    """Tasks and the client's own playbooks."""
    GROWTH = auto()
    """What was decided about losses, offers, proofs of readiness, experiments."""
    METRICS = auto()
    """How KPIs are read: goals, thresholds, stated inputs, chosen benchmarks, boards."""
    REGISTERS = auto()
    """Rows of registers."""
    REPORT = auto()
    """How reports are made: their sections, how they look."""
    ALL = (
        CLIENT
        | ANSWERS
        | DATA
        | RESULTS
        | PLAN
        | SCORING
        | ACTIONS
        | GROWTH
        | METRICS
        | REGISTERS
        | REPORT
    )


ANSWERED = Changes.ANSWERS | Changes.RESULTS
IMPORTED = Changes.DATA | Changes.CLIENT | Changes.RESULTS
PLANNED = Changes.PLAN | Changes.RESULTS
RESCORED = Changes.SCORING | Changes.RESULTS
REGISTERED = Changes.REGISTERS | Changes.RESULTS
REMEASURED = Changes.METRICS | Changes.RESULTS
