"""What a person did, in words; the same in tooltips, in messages and in the change log."""

from __future__ import annotations

from csdesk.model.history import Action, UndoState

_WORDS = {
    Action.START_CLIENT: "start of a client",
    Action.START_REASSESSMENT: "start of a reassessment",
    Action.CHANGE_CLIENT: "change of a client",
    Action.REMOVE_CLIENT: "removal of a client",
    Action.EXPORT_CLIENT: "export of a client",
    Action.IMPORT_CLIENT: "import of a client",
    Action.SET_DATE: "date of the audit",
    Action.ANSWER: "answer",
    Action.CLEAR_ANSWER: "clearing of an answer",
    Action.CONFIRM_ANSWER: "confirming of an answer",
    Action.IMPORT_ANSWERS: "import of answers",
    Action.IMPORT_PACKET: "import of a packet",
    Action.REMOVE_RESPONDENT: "removal of a respondent",
    Action.ADOPT_AGREED: "adopting of agreed answers",
    Action.SAVE_OBSERVATION: "observation",
    Action.REMOVE_OBSERVATION: "removal of an observation",
    Action.SET_TARGET: "target of an area",
    Action.CHOOSE_FUNCTIONS: "choice of functions",
    Action.CHOOSE_SERVICE_TIER: "service tier of a customer",
    Action.KEEP_INSTRUMENTS: "keeping of the instruments",
    Action.UPGRADE_INSTRUMENT: "upgrade of an instrument",
    Action.ADD_INSTRUMENT: "adding of an instrument",
    Action.REMOVE_INSTRUMENT: "removal of an instrument",
    Action.IMPORT_LIST: "import of a list",
    Action.TAKE_BACK_LIST: "removal of a list",
    Action.MERGE_ACCOUNTS: "joining of two customers",
    Action.PART_ACCOUNTS: "parting of two customers",
    Action.SET_RATE: "exchange rate",
    Action.SET_STEWARD: "steward of data",
    Action.AUDIT: "audit from files",
    Action.KEEP_SCORECARD: "version of a scorecard",
    Action.CHOOSE_SCORECARDS: "choice of scorecards",
    Action.CHANGE_HEALTH_MODEL: "change of the health model",
    Action.RATE_WEIGHTS: "rating of weights",
    Action.OVERRIDE_SCORE: "score set by hand",
    Action.LIFT_OVERRIDE: "lifting of a score set by hand",
    Action.TAKE_SNAPSHOT: "snapshot of scores",
    Action.ADD_TASKS: "opening of tasks",
    Action.CHANGE_TASK: "change of a task",
    Action.SAVE_PLAYBOOKS: "saving of playbooks",
    Action.REMOVE_PLAYBOOK: "removal of a playbook",
    Action.NOTE_LOSS: "note on a lost customer",
    Action.TICK_PROOFS: "proof of readiness",
    Action.KEEP_OFFER: "offer",
    Action.REMOVE_OFFER: "removal of an offer",
    Action.SAVE_EXPERIMENT: "experiment",
    Action.REMOVE_EXPERIMENT: "removal of an experiment",
    Action.SET_KPI_GOAL: "goal of a number",
    Action.SET_KPI_THRESHOLDS: "levels of a number",
    Action.STATE_INPUT: "stated figure",
    Action.CHOOSE_BENCHMARK: "choice of a benchmark",
    Action.KEEP_LAYOUT: "own board",
    Action.KEEP_KPIS: "keeping of numbers",
    Action.ASSIGN_OWNER: "owner of an initiative",
    Action.SET_RACI: "change of the RACI",
    Action.PLACE_INITIATIVE: "move of an initiative",
    Action.CHOOSE_TEMPLATE: "choice of phases",
    Action.CHOOSE_TEAM_SIZE: "size of the team",
    Action.NOTE_PROGRESS: "progress of an initiative",
    Action.MAKE_FINAL: "making the plan final",
    Action.REOPEN_PLAN: "reopening of the plan",
    Action.SAVE_ROW: "row of a register",
    Action.REMOVE_ROW: "removal of a row",
    Action.RESTORE_REGISTER: "restoring of a register",
    Action.KEEP_REPORT: "choice for reports",
    Action.SET_BRAND: "look of reports",
    Action.ATTACH_FILE: "attaching of a file",
    Action.REMOVE_FILE: "removal of a file",
    Action.UNDO: "undo",
    Action.REDO: "redo",
    Action.ERASE_PERSON: "erasing of a person",
    Action.ERASE_ACCOUNT: "erasing of a customer",
    Action.FORGET_UNDO: "forgetting of the undo history",
    Action.EDIT: "change",
}
_PAGES = {
    Action.ANSWER: "assess",
    Action.CLEAR_ANSWER: "assess",
    Action.CONFIRM_ANSWER: "assess",
    Action.IMPORT_ANSWERS: "assess",
    Action.IMPORT_PACKET: "assess",
    Action.REMOVE_RESPONDENT: "assess",
    Action.ADOPT_AGREED: "assess",
    Action.SAVE_OBSERVATION: "assess",
    Action.REMOVE_OBSERVATION: "assess",
    Action.SET_TARGET: "assess",
    Action.CHOOSE_FUNCTIONS: "assess",
    Action.UPGRADE_INSTRUMENT: "assess",
    Action.ADD_INSTRUMENT: "assess",
    Action.REMOVE_INSTRUMENT: "assess",
    Action.ATTACH_FILE: "assess",
    Action.REMOVE_FILE: "assess",
    Action.IMPORT_LIST: "data",
    Action.TAKE_BACK_LIST: "data",
    Action.MERGE_ACCOUNTS: "data",
    Action.PART_ACCOUNTS: "data",
    Action.SET_RATE: "data",
    Action.SET_STEWARD: "data",
    Action.KEEP_SCORECARD: "health",
    Action.CHOOSE_SCORECARDS: "health",
    Action.CHANGE_HEALTH_MODEL: "health",
    Action.RATE_WEIGHTS: "health",
    Action.OVERRIDE_SCORE: "health",
    Action.LIFT_OVERRIDE: "health",
    Action.TAKE_SNAPSHOT: "health",
    Action.ADD_TASKS: "health",
    Action.CHANGE_TASK: "health",
    Action.SAVE_PLAYBOOKS: "health",
    Action.REMOVE_PLAYBOOK: "health",
    Action.NOTE_LOSS: "health",
    Action.TICK_PROOFS: "health",
    Action.KEEP_OFFER: "health",
    Action.REMOVE_OFFER: "health",
    Action.SAVE_EXPERIMENT: "health",
    Action.REMOVE_EXPERIMENT: "health",
    Action.SET_KPI_GOAL: "metrics",
    Action.SET_KPI_THRESHOLDS: "metrics",
    Action.STATE_INPUT: "metrics",
    Action.CHOOSE_BENCHMARK: "metrics",
    Action.KEEP_LAYOUT: "metrics",
    Action.ASSIGN_OWNER: "roadmap",
    Action.SET_RACI: "roadmap",
    Action.PLACE_INITIATIVE: "roadmap",
    Action.CHOOSE_TEMPLATE: "roadmap",
    Action.CHOOSE_TEAM_SIZE: "roadmap",
    Action.NOTE_PROGRESS: "roadmap",
    Action.MAKE_FINAL: "roadmap",
    Action.REOPEN_PLAN: "roadmap",
    Action.SAVE_ROW: "roadmap",
    Action.REMOVE_ROW: "roadmap",
    Action.RESTORE_REGISTER: "roadmap",
    Action.KEEP_REPORT: "report",
    Action.SET_BRAND: "report",
    Action.CHANGE_CLIENT: "settings",
}


def action_words(action: Action) -> str:
    """Return what was done, such as "import of a list"."""
    return _WORDS[action]


def action_title(action: Action) -> str:
    """Return what was done with a capital first letter."""
    words = _WORDS[action]
    return f"{words[0].upper()}{words[1:]}"


def action_page(action: Action) -> str | None:
    """Return the key of the page on which an action can be seen, None when it is not one page."""
    return _PAGES.get(action)


def undo_tooltip(state: UndoState) -> str:
    """Return what Undo would take back."""
    return "Nothing to undo" if state.undo is None else f"Undo: {action_words(state.undo)}"


def redo_tooltip(state: UndoState) -> str:
    """Return what Redo would bring back."""
    return "Nothing to redo" if state.redo is None else f"Redo: {action_words(state.redo)}"
