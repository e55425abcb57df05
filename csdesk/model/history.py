"""What was changed in a workspace, by whom, and what can be taken back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from csdesk.model.changes import Changes
from csdesk.model.identifiers import EngagementId

StepId = NewType("StepId", int)
"""One thing that a person did; it may have changed several entities."""


class Action(StrEnum):
    """What a person did. The names stand in the change log for ever."""

    START_CLIENT = "start_client"
    START_REASSESSMENT = "start_reassessment"
    CHANGE_CLIENT = "change_client"
    REMOVE_CLIENT = "remove_client"
    EXPORT_CLIENT = "export_client"
    IMPORT_CLIENT = "import_client"
    SET_DATE = "set_date"
    ANSWER = "answer"
    CLEAR_ANSWER = "clear_answer"
    CONFIRM_ANSWER = "confirm_answer"
    IMPORT_ANSWERS = "import_answers"
    IMPORT_PACKET = "import_packet"
    REMOVE_RESPONDENT = "remove_respondent"
    ADOPT_AGREED = "adopt_agreed"
    SAVE_OBSERVATION = "save_observation"
    REMOVE_OBSERVATION = "remove_observation"
    SET_TARGET = "set_target"
    CHOOSE_FUNCTIONS = "choose_functions"
    CHOOSE_SERVICE_TIER = "choose_service_tier"
    KEEP_INSTRUMENTS = "keep_instruments"
    UPGRADE_INSTRUMENT = "upgrade_instrument"
    ADD_INSTRUMENT = "add_instrument"
    REMOVE_INSTRUMENT = "remove_instrument"
    IMPORT_LIST = "import_list"
    TAKE_BACK_LIST = "take_back_list"
    MERGE_ACCOUNTS = "merge_accounts"
    PART_ACCOUNTS = "part_accounts"
    SET_RATE = "set_rate"
    SET_STEWARD = "set_steward"
    AUDIT = "audit"
    KEEP_SCORECARD = "keep_scorecard"
    CHOOSE_SCORECARDS = "choose_scorecards"
    CHANGE_HEALTH_MODEL = "change_health_model"
    RATE_WEIGHTS = "rate_weights"
    OVERRIDE_SCORE = "override_score"
    LIFT_OVERRIDE = "lift_override"
    TAKE_SNAPSHOT = "take_snapshot"
    ADD_TASKS = "add_tasks"
    CHANGE_TASK = "change_task"
    SAVE_PLAYBOOKS = "save_playbooks"
    REMOVE_PLAYBOOK = "remove_playbook"
    NOTE_LOSS = "note_loss"
    TICK_PROOFS = "tick_proofs"
    KEEP_OFFER = "keep_offer"
    REMOVE_OFFER = "remove_offer"
    SAVE_EXPERIMENT = "save_experiment"
    REMOVE_EXPERIMENT = "remove_experiment"
    SET_KPI_GOAL = "set_kpi_goal"
    SET_KPI_THRESHOLDS = "set_kpi_thresholds"
    STATE_INPUT = "state_input"
    CHOOSE_BENCHMARK = "choose_benchmark"
    KEEP_LAYOUT = "keep_layout"
    KEEP_KPIS = "keep_kpis"
    ASSIGN_OWNER = "assign_owner"
    PLACE_INITIATIVE = "place_initiative"
    CHOOSE_TEMPLATE = "choose_template"
    CHOOSE_TEAM_SIZE = "choose_team_size"
    NOTE_PROGRESS = "note_progress"
    MAKE_FINAL = "make_final"
    REOPEN_PLAN = "reopen_plan"
    SAVE_ROW = "save_row"
    REMOVE_ROW = "remove_row"
    RESTORE_REGISTER = "restore_register"
    KEEP_REPORT = "keep_report"
    SET_BRAND = "set_brand"
    SET_RACI = "set_raci"
    ATTACH_FILE = "attach_file"
    REMOVE_FILE = "remove_file"
    UNDO = "undo"
    REDO = "redo"
    ERASE_PERSON = "erase_person"
    ERASE_ACCOUNT = "erase_account"
    FORGET_UNDO = "forget_undo"
    EDIT = "edit"
    """A change that no operation named."""


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One line of the change log (S1.77): what one entity was before and after a step.

    ``old_value`` and ``new_value`` are JSON objects by column name, None where the entity was not
    there; both are None and ``is_erased`` is set where a person was erased.
    """

    id: int
    step: StepId
    engagement: EngagementId | None
    person: str
    action: Action
    at: datetime
    """In UTC."""
    entity: str
    key: str
    old_value: str | None
    new_value: str | None
    is_erased: bool


@dataclass(frozen=True, slots=True)
class UndoState:
    """What the next undo and the next redo would take back or bring back; None without one."""

    undo: Action | None = None
    redo: Action | None = None


@dataclass(frozen=True, slots=True)
class Reversal:
    """What an undo or a redo did."""

    action: Action
    """The action that was taken back or brought back."""
    changes: Changes
    entity: str
    """Where it happened: the table and key of the first thing that changed."""
    key: str


@dataclass(frozen=True, slots=True)
class Erasure:
    """What erasing a person changed: how many rows of each table, and lines of the change log."""

    rows: Mapping[str, int]
    log_entries: int
