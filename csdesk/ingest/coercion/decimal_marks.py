"""Point or comma: the decimal mark is decided for a column by its evidence, or asked.

"1.234" is open: its mark may be decimal, or may separate thousands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from csdesk.formatting import plural
from csdesk.ingest.coercion.cells import write_number
from csdesk.ingest.coercion.context import COMMA, POINT, ColumnContext
from csdesk.ingest.coercion.numbers import NumberText, to_float
from csdesk.ingest.coercion.reading import ColumnQuestion, quote
from csdesk.model.imports import Option, Topic
from csdesk.model.tables import Cell, Field, FieldKind

TEXT = "Which mark stands before the decimals?"
NAMES = {POINT: "point", COMMA: "comma"}
OTHER = {POINT: COMMA, COMMA: POINT}


@dataclass(frozen=True, slots=True)
class DecimalMark:
    """The mark with which open numbers of a column are read; None while that is not settled."""

    mark: str | None
    manner: str = ""
    question: ColumnQuestion | None = None

    def of(self, number: NumberText) -> str | None:
        """Return the decimal mark of one number."""
        if not number.is_open:
            return number.proven or POINT
        return self.mark or (POINT if number.is_scaled else None)


def decide_mark(
    texts: Mapping[Cell, NumberText],
    proven: Mapping[str, str],
    target: Field,
    context: ColumnContext,
) -> DecimalMark:
    """Return the mark that the numbers of a column prove, or else the question about it.

    ``proven`` has other numbers of the column by the decimal mark that they show.
    """
    still_open = [number for number in texts.values() if number.is_open]
    if not still_open:
        return DecimalMark(None)
    proofs = dict(proven)
    for number in texts.values():
        if number.proven:
            proofs.setdefault(number.proven, number.text)
    if len(proofs) == 1:
        mark, shown = next(iter(proofs.items()))
        return DecimalMark(mark, f"The {NAMES[mark]} stands before decimals, as in {quote(shown)}")
    asked = [number for number in still_open if not number.is_scaled]
    if not asked:
        return DecimalMark(None)
    if not proofs and (only := _find_only_possible(asked, target)):
        return DecimalMark(only, _describe_grouping(asked[0], only, target))
    return _ask(asked, target, proofs, context)


def _find_only_possible(numbers: Iterable[NumberText], target: Field) -> str | None:
    """Return the mark where the other one gives values that the field cannot have."""
    low, high = target.minimum, target.maximum
    marks = {_group_mark(number) for number in numbers}
    if len(marks) > 1:
        return None
    if target.kind is FieldKind.MONEY and marks == {COMMA}:
        return POINT
    if low is None or high is None:
        return None
    fits = [
        mark
        for mark in (POINT, COMMA)
        if all((v := to_float(n, mark)) is not None and low <= v <= high for n in numbers)
    ]
    return fits[0] if len(fits) == 1 else None


def _describe_grouping(example: NumberText, mark: str, target: Field) -> str:
    if _group_mark(example) == mark:
        reason = f"otherwise it is no possible {target.name}"
        return f"The {NAMES[mark]} stands before decimals, as in {_show(example)}: {reason}"
    return f"The {NAMES[OTHER[mark]]} separates thousands, as in {_show(example)}"


def _ask(
    asked: Sequence[NumberText],
    target: Field,
    proofs: Mapping[str, str],
    context: ColumnContext,
) -> DecimalMark:
    question = ColumnQuestion(
        Topic.DECIMAL_MARK,
        TEXT,
        _evidence(asked, proofs, context),
        tuple(_option(mark, asked[0]) for mark in (POINT, COMMA)),
        None if proofs else _propose(asked, target, context),
    )
    mark = question.settle(context.answers)
    manner = "" if mark is None else _describe_settled(asked[0], mark)
    return DecimalMark(mark, manner, question)


def _propose(asked: Sequence[NumberText], target: Field, context: ColumnContext) -> str | None:
    """Return what the evidence speaks for: other columns, or that amounts have no third decimal."""
    if context.decimal_mark in NAMES:
        return context.decimal_mark
    marks = {_group_mark(number) for number in asked}
    if marks == {COMMA}:
        return POINT
    several = len({number.digits for number in asked}) > 1
    is_money = target.kind is FieldKind.MONEY
    return COMMA if marks == {POINT} and several and is_money else None


def _evidence(
    asked: Sequence[NumberText], proofs: Mapping[str, str], context: ColumnContext
) -> str:
    if proofs:
        shown = " and ".join(map(quote, proofs.values()))
        return f"The column uses both marks for decimals: {shown}"
    if context.decimal_mark in NAMES:
        return f"Other columns of the table have the {NAMES[context.decimal_mark]} before decimals"
    count = plural(len({number.digits for number in asked}), "different number")
    return f"Three figures follow the mark in {count}, such as {_show(asked[0])}"


def _option(mark: str, example: NumberText) -> Option:
    value = to_float(example, mark)
    effect = "" if value is None else f"{_show(example)} is {write_number(value)}"
    return Option(mark, f"The {NAMES[mark]} stands before the decimals", effect)


def _describe_settled(example: NumberText, mark: str) -> str:
    role = "stands before decimals" if _group_mark(example) == mark else "separates thousands"
    return f"The {NAMES[_group_mark(example)]} {role}, as in {_show(example)}"


def _group_mark(number: NumberText) -> str:
    return POINT if POINT in number.digits else COMMA


def _show(number: NumberText) -> str:
    return quote(number.text)
