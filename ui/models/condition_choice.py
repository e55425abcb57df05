"""What a condition of a scorecard can ask about an account, and how it is written and changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from csdesk.model.conditions import Comparison, Condition
from csdesk.model.facts import Facts
from csdesk.model.identifiers import FieldId
from csdesk.model.library import Library
from csdesk.model.tables import FieldKind, TableKind

LIST = "list."
ASKED_FIRST = ("segment", "industry", "country", "plan", "lifecycle_stage", "status", "csm")
"""Fields that say what kind of customer somebody is."""
TENURE = "days_as_customer"
WORD_TESTS: Mapping[Comparison, str] = {
    Comparison.IS: "is one of",
    Comparison.IS_NOT: "is none of",
    Comparison.KNOWN: "is known",
    Comparison.UNKNOWN: "is not known",
}
NUMBER_TESTS: Mapping[Comparison, str] = {
    Comparison.AT_LEAST: "is at least",
    Comparison.BELOW: "is below",
    Comparison.ABOVE: "is above",
    Comparison.AT_MOST: "is at most",
    Comparison.KNOWN: "is known",
    Comparison.UNKNOWN: "is not known",
}
WITHOUT_VALUE = frozenset({Comparison.KNOWN, Comparison.UNKNOWN})
SHOWN_WORDS = 4


@dataclass(frozen=True, slots=True)
class SubjectChoice:
    """Something that can be asked, in words; ``unit`` of a number."""

    subject: str
    words: str
    is_text: bool
    unit: str = ""

    @property
    def tests(self) -> Mapping[Comparison, str]:
        """Return how it can be compared."""
        return WORD_TESTS if self.is_text else NUMBER_TESTS


def list_subjects(library: Library) -> tuple[SubjectChoice, ...]:
    """Return what can be asked: the kind of customer, tenure and size, then every other fact."""
    fields = {one.id: one for one in library.fields if one.table is TableKind.ACCOUNTS}
    kinds = [
        SubjectChoice(f"{LIST}{one}", fields[FieldId(one)].name, is_text=True)
        for one in ASKED_FIRST
        if one in fields and fields[FieldId(one)].kind is FieldKind.TEXT
    ]
    facts = sorted(library.facts, key=lambda one: (one.id != TENURE, one.name))
    numbers = [SubjectChoice(one.id, one.name, is_text=False, unit=one.unit) for one in facts]
    arr = SubjectChoice("arr", "ARR", is_text=False, unit="money")
    return (*kinds, *numbers[:1], arr, *numbers[1:])


def begin_condition(choice: SubjectChoice) -> Condition:
    """Return a condition on a subject that still has to be filled in."""
    if choice.is_text:
        return Condition(choice.subject, Comparison.IS)
    return Condition(choice.subject, Comparison.AT_LEAST, 0.0)


def compare(condition: Condition, test: Comparison) -> Condition:
    """Return a condition with another comparison; what that compares with is kept or dropped."""
    if test in WITHOUT_VALUE:
        return Condition(condition.subject, test)
    is_number = not condition.subject.startswith(LIST)
    number = condition.number or 0.0 if is_number else None
    return replace(condition, test=test, number=number)


def split_words(text: str) -> tuple[str, ...]:
    """Return the words of a field: "Enterprise, Mid-market"."""
    return tuple(word for part in text.split(",") if (word := part.strip()))


def suggest_words(facts: Facts | None, subject: str) -> str:
    """Return the most frequent values of a field of the list, as an example to type."""
    if facts is None or not subject.startswith(LIST):
        return ""
    counts = Counter(facts.texts(FieldId(subject.removeprefix(LIST))))
    known = [word for word, _ in counts.most_common(SHOWN_WORDS + 1) if word]
    return ", ".join(known[:SHOWN_WORDS])


def find_gaps(conditions: Sequence[Condition], where: str) -> Iterator[str]:
    """Yield a sentence for every condition that is not filled in yet."""
    for one in conditions:
        if one.test in (Comparison.IS, Comparison.IS_NOT) and not one.words and one.number is None:
            name = one.subject.removeprefix(LIST).replace("_", " ")
            yield f"{where}: write what the {name} is compared with."
