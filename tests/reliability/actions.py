"""What a person does in a workspace: carried out with the product, and in a plain model beside it.

The model knows nothing of files or SQL. A trial compares what it expects with what is found.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeVar

from csdesk.model.answers import NOBODY, Answer, Confidence
from csdesk.model.identifiers import (
    AccountKey,
    ChoiceId,
    InitiativeId,
    QuestionId,
    RaciRowId,
    RoleId,
)
from csdesk.model.imports import ListRole
from csdesk.model.roadmap import RaciLetter
from csdesk.operations import answers, attachments, imports, plan
from csdesk.storage.workspace import Workspace
from tests.reliability.assessing import (
    draw_aim,
    draw_instrument,
    draw_leaving,
    draw_observation,
    draw_packet,
)
from tests.reliability.content import Content
from tests.reliability.customer_lists import AS_OF, expected_list, make_draft
from tests.reliability.health_deeds import draw_health
from tests.reliability.importing import draw_added

QUESTIONS = tuple(QuestionId(f"trial.{number}") for number in range(30))
INITIATIVES = tuple(InitiativeId(f"initiative_{number}") for number in range(8))
ROLES = tuple(RoleId(name) for name in ("csm", "cs_lead", "sales", "product"))
Key = TypeVar("Key")
Value = TypeVar("Value")


class Deed(Protocol):
    """One thing that a person does; ``expect`` says what the workspace holds after it."""

    def carry_out(self, workspace: Workspace) -> None: ...

    def expect(self, content: Content) -> Content: ...


LIST_ROLES = (ListRole.CURRENT, ListRole.PREVIOUS)
"""Of the lists of which one at a time counts."""


@dataclass(frozen=True)
class GiveAnswer:
    """Answer a question."""

    answer: Answer

    def carry_out(self, workspace: Workspace) -> None:
        answers.save_answer(workspace, self.answer)

    def expect(self, content: Content) -> Content:
        place = (self.answer.subject, self.answer.question)
        given = {**content.answers, place: self.answer}
        return replace(content, answers=given)


@dataclass(frozen=True)
class ClearAnswer:
    """Make a question unanswered."""

    question: QuestionId
    subject: AccountKey = NOBODY

    def carry_out(self, workspace: Workspace) -> None:
        answers.clear_answer(workspace, self.question, self.subject)

    def expect(self, content: Content) -> Content:
        place = (self.subject, self.question)
        return replace(content, answers=_without(content.answers, place))


@dataclass(frozen=True)
class AssignOwner:
    """Name who owns an initiative; an empty name takes the owner away."""

    initiative: InitiativeId
    name: str

    def carry_out(self, workspace: Workspace) -> None:
        plan.assign_owner(workspace, self.initiative, self.name)

    def expect(self, content: Content) -> Content:
        others = _without(content.owners, self.initiative)
        owners = {**others, self.initiative: self.name} if self.name else others
        return replace(content, owners=owners)


@dataclass(frozen=True)
class SetRaci:
    """Say who does what in an activity."""

    row: RaciRowId
    letters: tuple[tuple[RoleId, RaciLetter], ...]

    def carry_out(self, workspace: Workspace) -> None:
        plan.set_raci(workspace, self.row, dict(self.letters))

    def expect(self, content: Content) -> Content:
        return replace(content, raci={**content.raci, self.row: dict(self.letters)})


@dataclass(frozen=True)
class ImportList:
    """Import a list in place of the one of its role."""

    role: ListRole
    seed: int
    size: int

    def carry_out(self, workspace: Workspace) -> None:
        imports.import_list(workspace, make_draft(self.seed, self.size), self.role, AS_OF)

    def expect(self, content: Content) -> Content:
        lists = {**content.lists, self.role: expected_list(self.seed, self.size)}
        as_of = AS_OF if self.role is ListRole.CURRENT else content.as_of
        return replace(content, lists=lists, as_of=as_of)


@dataclass(frozen=True)
class TakeBackList:
    """Take the list of a role back."""

    role: ListRole

    def carry_out(self, workspace: Workspace) -> None:
        for batch in workspace.imports.batches():
            if batch.role is self.role:
                imports.take_back_import(workspace, batch.id)

    def expect(self, content: Content) -> Content:
        return replace(content, lists=_without(content.lists, self.role))


@dataclass(frozen=True)
class AttachFile:
    """Attach a file to a question; two with one name stay two."""

    question: QuestionId
    name: str
    content: bytes

    def carry_out(self, workspace: Workspace) -> None:
        attachments.attach_content(workspace, self.question, self.name, self.content)

    def expect(self, content: Content) -> Content:
        file = (self.question, self.name, self.content)
        return replace(content, files=tuple(sorted((*content.files, file))))


@dataclass(frozen=True)
class RemoveFiles:
    """Take the files of a question away."""

    question: QuestionId

    def carry_out(self, workspace: Workspace) -> None:
        files = [file.id for file in workspace.attachments.all() if file.question == self.question]
        attachments.remove_files(workspace, files)

    def expect(self, content: Content) -> Content:
        return replace(
            content, files=tuple(file for file in content.files if file[0] != self.question)
        )


def draw_action(chance: random.Random, content: Content, number: int) -> Deed:
    """Return an action that changes this content; ``number`` makes its texts unlike any other."""
    kinds = [_draw_answer] * 8 + [_draw_owner, _draw_raci, _draw_import, _draw_file]
    kinds += [draw_packet, draw_observation, draw_instrument, draw_aim, draw_added]
    kinds += [draw_health] * 3
    if content.answers:
        kinds.append(_draw_clearing)
    if content.lists:
        kinds.append(_draw_taking_back)
    if content.files:
        kinds.append(_draw_removal)
    if content.responses:
        kinds.append(draw_leaving)
    return chance.choice(kinds)(chance, content, number)


def _draw_answer(chance: random.Random, content: Content, number: int) -> Deed:
    note = f"said in talk {number}, “{'because ' * chance.choice((1, 4, 400))}”"
    answer = Answer(
        question=chance.choice(QUESTIONS),
        confidence=chance.choice(tuple(Confidence)),
        evidence="interview" * chance.randrange(3),
        note=note,
        flagged=chance.random() < 0.2,
        respondent="Ada",
        subject=AccountKey(chance.choice(("", "", "", "A1", "A2"))),
    )
    return GiveAnswer(replace(answer, **_draw_given(chance, number)))


def _draw_given(chance: random.Random, number: int) -> dict[str, Any]:
    """Return what an answer says: most often a choice."""
    choice = {"choice": ChoiceId(chance.choice(("no", "partly", "yes")))}
    others: list[dict[str, Any]] = [
        {"value": chance.uniform(-1e6, 1e6), "owner": f"Person {number}"},
        {"text": f"twice in {number}"},
        {"deferred": f"ask Person {number}"},
        {"not_applicable_reason": "no partners"},
    ]
    return chance.choice([choice] * 6 + others)


def _draw_owner(chance: random.Random, content: Content, number: int) -> Deed:
    return AssignOwner(chance.choice(INITIATIVES), f"Person {number}")


def _draw_raci(chance: random.Random, content: Content, number: int) -> Deed:
    row = RaciRowId(f"activity_{number}")
    roles = chance.sample(ROLES, 3)
    letters = (RaciLetter.RESPONSIBLE, RaciLetter.ACCOUNTABLE, RaciLetter.CONSULTED)
    return SetRaci(row, tuple(zip(roles, letters, strict=True)))


def _draw_import(chance: random.Random, content: Content, number: int) -> Deed:
    return ImportList(chance.choice(LIST_ROLES), number, chance.choice((3, 40, 300)))


def _draw_clearing(chance: random.Random, content: Content, number: int) -> Deed:
    subject, question = chance.choice(sorted(content.answers))
    return ClearAnswer(question, subject)


def _draw_taking_back(chance: random.Random, content: Content, number: int) -> Deed:
    return TakeBackList(chance.choice(sorted(content.lists)))


def _draw_file(chance: random.Random, content: Content, number: int) -> Deed:
    content_of_file = chance.randbytes(chance.choice((10, 9000)))
    return AttachFile(chance.choice(QUESTIONS), "minutes.pdf", content_of_file)


def _draw_removal(chance: random.Random, content: Content, number: int) -> Deed:
    return RemoveFiles(chance.choice(content.files)[0])


def _without(things: Mapping[Key, Value], key: Key) -> dict[Key, Value]:
    return {other: value for other, value in things.items() if other != key}
