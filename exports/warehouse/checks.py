"""The table of facts as a definition, and a query that finds what is wrong with its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csdesk.model.hand_off import HandOff
from exports.warehouse.arithmetic import REAL, real, text
from exports.warehouse.building import POSTGRES
from exports.warehouse.columns import KEY, TABLE
from exports.warehouse.inputs import list_inputs

if TYPE_CHECKING:
    from sqlglot.expressions import Select

DOUBLE, EMPTY, NO_NUMBER = "key stands more than once", "key is empty", "is no number"


def table_query(document: HandOff, dialect: str) -> str:
    """Return the definition of the table of facts."""
    from sqlglot import expressions as part

    columns = [
        part.ColumnDef(
            this=part.to_identifier(one.name), kind=part.DataType.build(one.type, dialect=POSTGRES)
        )
        for one in list_inputs(document)
    ]
    table = part.Schema(this=part.to_table(TABLE), expressions=columns)
    return part.Create(this=table, kind="TABLE").sql(dialect=dialect, pretty=True)


def check_query(document: HandOff, dialect: str) -> str:
    """Return a query with one row for each thing that is wrong; the table is fit without any."""
    import sqlglot

    found = [_find(f"{KEY} IS NULL", EMPTY), _doubles()]
    found += [
        _find(_is_nan(one.name), f"{one.name} {NO_NUMBER}")
        for one in list_inputs(document)
        if one.type == REAL
    ]
    return sqlglot.union(*found, distinct=False).sql(dialect=dialect, pretty=True)


def _is_nan(column: str) -> str:
    """Return a test for NaN, which equals itself in most engines and not in the others."""
    return f"{column} = {real(text('NaN'))} OR {column} <> {column}"


def _find(condition: str, problem: str) -> Select:
    return _name_problem(problem).where(condition, dialect=POSTGRES)


def _doubles() -> Select:
    return _name_problem(DOUBLE).group_by(KEY).having("COUNT(*) > 1", dialect=POSTGRES)


def _name_problem(problem: str) -> Select:
    import sqlglot

    named = f"{text(problem)} AS problem"
    return sqlglot.select(KEY, named, dialect=POSTGRES).from_(TABLE)
