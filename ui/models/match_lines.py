"""What a file's accounts were taken for, as lines: names to compare first, then what is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from csdesk.formatting import number, plural
from csdesk.model.accounts import AccountTable
from csdesk.model.identifiers import AccountKey, FieldId
from csdesk.model.imports import Decisions, TableDraft
from csdesk.model.matching import AccountMatch, Comparison, MatchBasis, MatchQuestion
from csdesk.model.tables import Cell, Field
from csdesk.report.document import Status
from ui.models.sheet_table import write_cell

BASIS_WORDS = {
    MatchBasis.ID: "the same id",
    MatchBasis.REPAIRED_ID: "the same id, written otherwise",
    MatchBasis.EMAIL_HASH: "the same address",
    MatchBasis.DOMAIN: "the same domain",
    MatchBasis.NAME: "the same name",
    MatchBasis.SIMILAR: "a similar name",
    MatchBasis.PERSON: "somebody said so",
    MatchBasis.GROUP: "one group",
}
SHOWN_KEYS = 8


@dataclass(frozen=True, slots=True)
class MatchLine:
    """One line; its ``question`` can be looked at side by side."""

    status: Status
    title: str
    detail: str
    word: str
    question: MatchQuestion | None = None


@dataclass(frozen=True, slots=True)
class SideLine:
    """One field of two accounts beside each other."""

    name: str
    in_file: str
    known: str

    @property
    def is_same(self) -> bool:
        """Tell whether both sides say the same, but for case and spaces."""
        return self.in_file.casefold().split() == self.known.casefold().split()


def list_matches(
    comparison: Comparison,
    decisions: Decisions,
    names: Mapping[AccountKey, str],
    fields: Mapping[FieldId, str],
) -> list[MatchLine]:
    """Return what speaks against the match, what there is to compare, and what was recognised.

    ``names`` are those of the accounts, ``fields`` those of their columns.
    """
    asked = [_question_line(q, decisions, names) for q in comparison.questions]
    doubles = [_double_line(double, decisions) for double in comparison.doubles]
    known = [_match_line(match, names) for match in comparison.matches]
    notes = [*_note_lines(comparison), *_dropped_lines(comparison, fields)]
    unknown, counts = _unknown_lines(comparison), _count_lines(comparison)
    return [*notes, *asked, *doubles, *unknown, *known, *counts]


def known_keys(comparison: Comparison | None) -> set[AccountKey]:
    """Return the known accounts that a comparison speaks of."""
    if comparison is None:
        return set()
    asked = (match for question in comparison.questions for match in question.candidates)
    return {match.account for match in (*asked, *comparison.matches, *comparison.doubles)}


def double_question(double: AccountMatch) -> MatchQuestion:
    """Return a record that looks like another one of the same file as a question."""
    return MatchQuestion(double.key, double.name, double.row, (double,))


def compare_sides(
    table: TableDraft,
    row: Sequence[Cell],
    accounts: AccountTable | None,
    key: AccountKey,
    fields: Sequence[Field],
) -> list[SideLine]:
    """Return the fields of a row of a file beside those of a known account."""
    place = accounts.keys.index(key) if accounts is not None and key in accounts.keys else None
    known = {field.id: field for field in fields if field.table is table.kind}
    lines = []
    for match in table.matches:
        if match.field is None or match.field not in known:
            continue
        own = _known(accounts, place, match.field)
        said = _read_plain(row[match.column - 1], own) if match.column <= len(row) else ""
        lines.append(SideLine(known[match.field].name, write_cell(said), write_cell(own)))
    return lines


def _known(accounts: AccountTable | None, place: int | None, field: FieldId) -> Cell:
    if accounts is None or place is None:
        return ""
    return accounts.column(field)[place]


def _read_plain(said: Cell, known: Cell) -> Cell:
    """Return a plain number or day of a text file as such, so that it does not seem another one."""
    if isinstance(said, str):
        with suppress(ValueError):
            if isinstance(known, float):
                return float(said)
            if isinstance(known, date):
                return date.fromisoformat(said)
    return said


def _question_line(
    question: MatchQuestion, decisions: Decisions, names: Mapping[AccountKey, str]
) -> MatchLine:
    best = question.candidates[0]
    like = f"“{question.name}” → {names.get(best.account, best.account)}"
    detail = f"{like}, {number(best.likeness)}% · row {number(question.row)}"
    if question.key not in decisions.same:
        title = f"“{question.name}” is nearly a known account"
        return MatchLine(Status.WATCH, title, detail, "Compare", question)
    chosen = decisions.same[question.key]
    taken = "a new account" if chosen is None else names.get(AccountKey(chosen), chosen)
    title = f"“{question.name}” is {taken}"
    return MatchLine(Status.GOOD, title, detail, "Change", question)


def _double_line(double: AccountMatch, decisions: Decisions) -> MatchLine:
    reasons = "; ".join(double.reasons) or BASIS_WORDS[double.basis]
    detail = f"{reasons} · row {number(double.row)}"
    if double.basis is MatchBasis.GROUP:
        return MatchLine(
            Status.NONE, f"“{double.name}” and {double.account} are one group", detail, ""
        )
    title = f"“{double.name}” looks like {double.account} in the same file"
    is_decided = double.key in decisions.same
    status = Status.GOOD if is_decided else Status.WATCH
    word = "Change" if is_decided else "Compare"
    return MatchLine(status, title, detail, word, double_question(double))


def _match_line(match: AccountMatch, names: Mapping[AccountKey, str]) -> MatchLine:
    taken = names.get(match.account, match.account)
    reasons = "; ".join(match.reasons)
    detail = " · ".join(filter(None, (reasons, f"row {number(match.row)}")))
    title = f"“{match.name or match.key}” is {taken}: {BASIS_WORDS[match.basis]}"
    return MatchLine(Status.DOING, title, detail, "")


def _note_lines(comparison: Comparison) -> list[MatchLine]:
    return [
        MatchLine(Status.WATCH, note, "Look at the matches before you import", "")
        for note in comparison.notes
    ]


def _dropped_lines(comparison: Comparison, fields: Mapping[FieldId, str]) -> list[MatchLine]:
    """Return the line on columns of the present list that the file does not have."""
    if not comparison.dropped:
        return []
    count = len(comparison.dropped)
    title = plural(
        count,
        "column of the present list is not in this file",
        "columns of the present list are not in this file",
    )
    names = (fields.get(field, field) for field in comparison.dropped)
    return [MatchLine(Status.WATCH, title, ", ".join(names), "")]


def _unknown_lines(comparison: Comparison) -> list[MatchLine]:
    return [
        MatchLine(
            Status.WATCH,
            f"{plural(count, 'record')} of “{_place(table)}” name an account "
            "that is nowhere listed",
            "They are kept, and counted for no account",
            "",
        )
        for table, count in comparison.unknown.items()
        if count
    ]


def _place(table: str) -> str:
    """Return where a table stands, as the list of tables names it."""
    sheet, _, row = table.rpartition("!")
    return f"{sheet}, row {row.partition(':')[0]}" if sheet else table


def _count_lines(comparison: Comparison) -> list[MatchLine]:
    new = plural(comparison.new, "account is new", "accounts are new")
    gone = plural(
        comparison.missing,
        "known account is not in this file",
        "known accounts are not in this file",
    )
    counted = (
        (new, comparison.new, comparison.new_keys),
        (gone, comparison.missing, comparison.missing_keys),
    )
    return [
        MatchLine(Status.NONE, title, _write_keys(keys, count), "")
        for title, count, keys in counted
        if count
    ]


def _write_keys(keys: Sequence[str], count: int) -> str:
    more = f" and {number(count - SHOWN_KEYS)} more" if count > SHOWN_KEYS else ""
    return f"{', '.join(keys[:SHOWN_KEYS])}{more}"
