"""What others are said to reach, with who says it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from csdesk.formatting import number, percent
from csdesk.model.cited import CitedFigure, CitedTopic
from csdesk.report.document import Column, Format, Noted, Table

CAUTION = "As published by those named; csdesk has not checked these figures."


def churn_claims(cited: Sequence[CitedFigure]) -> Table:
    """Return what others say about churn and experiments against it."""
    topics = (CitedTopic.CHURN, CitedTopic.EXPERIMENTS)
    return _claims(cited, topics, "Claims about churn", "What do others say of churn?")


def expansion_claims(cited: Sequence[CitedFigure]) -> Table:
    """Return what others say about expansion."""
    title = "What do others say of expansion?"
    return _claims(cited, (CitedTopic.EXPANSION,), "Claims about expansion", title)


def _claims(
    cited: Sequence[CitedFigure], topics: Collection[CitedTopic], name: str, title: str
) -> Table:
    said = [one for one in cited if one.topic in topics]
    pays = (Column("Pays for itself", Format.TEXT, 0.2),) if any(o.payback for o in said) else ()
    return Table(
        name=name,
        title=title,
        columns=(
            Column("What", Format.TEXT, 0.4),
            Column("How much", Format.TEXT, 0.15),
            Column("Who says it", Format.TEXT, 0.25),
            *pays,
        ),
        rows=tuple(
            (
                Noted(one.name, one.period) if one.period else one.name,
                _write_range(one),
                one.said_by,
                *((one.payback or None,) if pays else ()),
            )
            for one in said
        ),
        empty="Nobody is cited.",
        notes=(CAUTION,),
    )


def _write_range(figure: CitedFigure) -> str:
    if figure.low == figure.high:
        return percent(figure.low, trim=True)
    return f"{number(figure.low)} to {percent(figure.high, trim=True)}"
