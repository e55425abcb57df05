"""Every table of a workspace: what it is for, and how changes to it are treated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from csdesk.model.changes import (
    ANSWERED,
    IMPORTED,
    PLANNED,
    REGISTERED,
    REMEASURED,
    RESCORED,
    Changes,
)


class TableUse(Enum):
    """How a table's rows come about, and so what must be recorded about them."""

    DECISION = "decision"
    """What a person entered or decided: stands in the change log and can be undone."""
    LIST = "list"
    """What was read from a file; never changed, only used or not."""
    COMPUTED = "computed"
    """What csdesk computed from the others and can compute again."""
    BOOKS = "books"
    """What the workspace knows about itself."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its use, its purpose in one sentence, and what its change means to a reader."""

    use: TableUse
    purpose: str
    changes: Changes = Changes.NONE


CONTENT_SUM = "content_sum"
BULKY = frozenset({"attachment_content", "list_column", "snapshot_column"})
"""Tables whose rows can be as large as a file, or as thousands of values."""

TABLES: Mapping[str, Table] = {
    "client": Table(TableUse.DECISION, "An audited company.", Changes.ALL),
    "engagement": Table(
        TableUse.DECISION, "One dated audit of a client.", Changes.CLIENT | Changes.RESULTS
    ),
    "answer": Table(
        TableUse.DECISION,
        "The consultant's answer to a question, about the company or one of its customers.",
        ANSWERED,
    ),
    "respondent": Table(TableUse.DECISION, "Somebody who filled in a packet.", ANSWERED),
    "response": Table(TableUse.DECISION, "What a respondent answered to a question.", ANSWERED),
    "observation": Table(
        TableUse.DECISION, "What the consultant saw at a question.", Changes.ANSWERS
    ),
    "instrument_in_use": Table(
        TableUse.DECISION, "The text of an instrument that an engagement holds to.", ANSWERED
    ),
    "area_target": Table(TableUse.DECISION, "The tier that an area aims at.", ANSWERED),
    "function_choice": Table(
        TableUse.DECISION, "A function that an instrument is limited to.", ANSWERED
    ),
    "service_tier_choice": Table(
        TableUse.DECISION,
        "The service tier that was chosen for a customer, in place of the computed one.",
        Changes.RESULTS,
    ),
    "list_in_use": Table(
        TableUse.DECISION,
        "Which imported files count: the current list, the earlier one, any number of others.",
        IMPORTED,
    ),
    "account_alias": Table(
        TableUse.DECISION, "A key that stands for an account with another key.", IMPORTED
    ),
    "remembered_reading": Table(
        TableUse.DECISION, "How a table with these headers was read.", Changes.DATA
    ),
    "exchange_rate": Table(
        TableUse.DECISION,
        "What one unit of a currency is worth in that of the client, and who says so.",
        Changes.DATA,
    ),
    "data_steward": Table(
        TableUse.DECISION,
        "Who keeps a kind of data in order, and after how many days it is stale.",
        Changes.DATA | Changes.RESULTS,
    ),
    "initiative_owner": Table(TableUse.DECISION, "The person who owns an initiative.", PLANNED),
    "raci": Table(TableUse.DECISION, "Who does what in a row of the plan.", PLANNED),
    "attachment": Table(
        TableUse.DECISION, "A file that was attached to a question as evidence.", Changes.ANSWERS
    ),
    "scorecard_version": Table(
        TableUse.DECISION,
        "A scorecard as it was kept once, with who changed what and why; only ever added to.",
        RESCORED,
    ),
    "scorecard_in_use": Table(
        TableUse.DECISION,
        "The scorecards that count, in the order in which they are tried; the last is for "
        "everybody.",
        RESCORED,
    ),
    "health_model": Table(
        TableUse.DECISION,
        "What the health score is for and for whom, who keeps it, when it is looked over again.",
        Changes.SCORING,
    ),
    "weight_rating": Table(
        TableUse.DECISION,
        "The weight that one rater gives a signal in a round of a Delphi study.",
        Changes.SCORING,
    ),
    "score_override": Table(
        TableUse.DECISION,
        "A score that a person set in place of the computed one, why, and until when.",
        RESCORED,
    ),
    "snapshot_in_use": Table(
        TableUse.DECISION, "Which snapshots of scores count.", Changes.SCORING
    ),
    "task": Table(
        TableUse.DECISION, "Something to do about a customer: why, who, by when.", Changes.ACTIONS
    ),
    "own_playbook": Table(
        TableUse.DECISION, "A playbook of the client's own, as JSON.", Changes.ACTIONS
    ),
    "loss_note": Table(
        TableUse.DECISION,
        "Why a customer left, as a person decided, and how far the win-back is.",
        Changes.GROWTH,
    ),
    "expansion_proof": Table(
        TableUse.DECISION,
        "What was ticked before more is offered to a customer.",
        Changes.GROWTH,
    ),
    "offer": Table(
        TableUse.DECISION,
        "An offer to a customer: its discount, why, and who approved it.",
        Changes.GROWTH,
    ),
    "experiment": Table(
        TableUse.DECISION,
        "A planned experiment of two arms, with its result.",
        Changes.GROWTH,
    ),
    "kpi_goal": Table(
        TableUse.DECISION, "Where a KPI is to be, from when and by when.", REMEASURED
    ),
    "kpi_threshold": Table(
        TableUse.DECISION,
        "The three levels of a KPI, where a person stated them.",
        REMEASURED,
    ),
    "stated_input": Table(
        TableUse.DECISION,
        "A figure or choice that no list holds, and who says so.",
        REMEASURED,
    ),
    "shown_numbers": Table(
        TableUse.DECISION, "Which set of numbers is looked at first.", Changes.METRICS
    ),
    "benchmark_choice": Table(
        TableUse.DECISION,
        "Which of several benchmarks a KPI is held against, and why.",
        REMEASURED,
    ),
    "board_layout": Table(
        TableUse.DECISION, "Numbers and charts that a person put together.", Changes.METRICS
    ),
    "kept_kpi": Table(
        TableUse.DECISION,
        "What a KPI was on a day, by the lists as they were read last.",
        REMEASURED,
    ),
    "register_row": Table(
        TableUse.DECISION,
        "A row of a register; without cells, one of its content that was removed.",
        REGISTERED,
    ),
    "plan_choice": Table(
        TableUse.DECISION,
        "The horizon that a person put an initiative in; none: left out of the plan.",
        PLANNED,
    ),
    "initiative_progress": Table(
        TableUse.DECISION, "How far an initiative is, and what it took.", PLANNED
    ),
    "final_plan": Table(TableUse.DECISION, "The plan as it was made final.", PLANNED),
    "report_template": Table(
        TableUse.DECISION, "What was chosen for a report, under a name or last.", Changes.REPORT
    ),
    "client_brand": Table(
        TableUse.DECISION, "The client's logo and colour on reports.", Changes.REPORT
    ),
    "import_batch": Table(TableUse.LIST, "One file that was imported: hash, date, decisions."),
    "imported_list": Table(
        TableUse.LIST, "One table of an imported file: its place, fields and counts."
    ),
    "list_column": Table(
        TableUse.LIST,
        "Up to 4,096 values of a column of a list as JSON, or the file's own text of those that "
        "were converted, by their place in the block.",
    ),
    "score_snapshot": Table(
        TableUse.LIST,
        "The scores of a book on a day: when they were taken, by which versions of which cards.",
    ),
    "snapshot_column": Table(
        TableUse.LIST,
        "Up to 4,096 values of a column of a snapshot as JSON: keys, scores, bands, coverage, the "
        "place of the card in the snapshot's versions, and the points of each signal.",
    ),
    "data_issue": Table(TableUse.LIST, "What was rejected, converted or doubtful in a list."),
    "attachment_content": Table(TableUse.LIST, "The bytes of attached files, once for each hash."),
    "instrument_text": Table(
        TableUse.LIST, "The texts of instruments as compiled, once for each hash."
    ),
    "level": Table(TableUse.COMPUTED, "The maturity level of an area."),
    "kpi_value": Table(TableUse.COMPUTED, "The value of a KPI, with its method and base."),
    "finding": Table(TableUse.COMPUTED, "Something that was found wrong."),
    "finding_evidence": Table(TableUse.COMPUTED, "What a finding rests on."),
    "roadmap_item": Table(TableUse.COMPUTED, "An initiative in the plan."),
    "computed_part": Table(
        TableUse.COMPUTED, "The digest of each part of the results, to know whether it is new."
    ),
    "workspace": Table(TableUse.BOOKS, "What the file is and which engagement is looked at."),
    "change": Table(TableUse.BOOKS, "The change log: who changed what, when, from what to what."),
    "undo_step": Table(TableUse.BOOKS, "The steps that undo and redo can reach."),
    CONTENT_SUM: Table(TableUse.BOOKS, "How many rows a table has, and the sum of their hashes."),
}


FORMER: Mapping[str, Table] = {
    "import_field": Table(TableUse.LIST, "The fields that a list had, in its order."),
    "account": Table(TableUse.LIST, "A customer as a list shows it, with its sheet and row."),
    "lost_account": Table(TableUse.LIST, "A line of a list's sheet of lost customers."),
    "score": Table(TableUse.COMPUTED, "The health score of an account."),
}
"""Tables of older formats that are there no longer."""


def tables_of(*uses: TableUse) -> tuple[str, ...]:
    """Return the names of the tables of some uses, in the order of the registry."""
    return tuple(name for name, table in TABLES.items() if table.use in uses)


def held_tables() -> tuple[str, ...]:
    """Return the tables of what people entered and imported, in files of every format."""
    former = [name for name, table in FORMER.items() if table.use is not TableUse.COMPUTED]
    return (*tables_of(TableUse.DECISION, TableUse.LIST), *former)
