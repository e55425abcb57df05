"""What a person does with instruments beside answering: packets, observations, texts, aims."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from csdesk.model.answers import Answer, Confidence
from csdesk.model.areas import Function
from csdesk.model.assessments import KeptInstrument, Observation
from csdesk.model.history import Action
from csdesk.model.identifiers import (
    AccountKey,
    AreaId,
    ChoiceId,
    FunctionId,
    InstrumentId,
    QuestionId,
    ServiceTierId,
)
from csdesk.model.instruments import Instrument
from csdesk.model.ladders import Tier
from csdesk.model.respondents import RespondentRole
from csdesk.model.service_tiers import ServiceTierChoice
from csdesk.operations import aims, observations
from csdesk.storage.workspace import Workspace
from tests.reliability.content import NEW, Content

ASKED = tuple(QuestionId(f"trial.{number}") for number in range(5))
AREAS = tuple(AreaId(name) for name in ("data", "health"))
FUNCTIONS = tuple(FunctionId(name) for name in ("onboarding", "renewals", "support"))
TIERS = tuple(ServiceTierId(name) for name in ("high_touch", "digital"))
LADDER = Instrument(
    id=InstrumentId("ladder"),
    version="1",
    name="The ladder",
    description="",
    tiers=tuple(Tier(number, f"Tier {number}", "") for number in range(1, 5)),
    areas=(),
    questions=(),
    overall_questions=(),
    functions=tuple(Function(function, function.title()) for function in FUNCTIONS),
)


@dataclass(frozen=True)
class BringPacket:
    """Bring in what somebody answered."""

    name: str
    role: RespondentRole
    answers: tuple[Answer, ...]

    def carry_out(self, workspace: Workspace) -> None:
        with workspace.step(Action.IMPORT_PACKET):
            workspace.responses.add(self.name, self.role, self.answers)

    def expect(self, content: Content) -> Content:
        given = sorted(self.answers, key=lambda answer: (answer.subject, answer.question))
        packet = (self.name, self.role, tuple(given))
        return replace(content, responses=(*content.responses, packet))


@dataclass(frozen=True)
class DropRespondent:
    """Take out what everybody of a name answered."""

    name: str

    def carry_out(self, workspace: Workspace) -> None:
        with workspace.step(Action.REMOVE_RESPONDENT):
            for respondent in workspace.responses.respondents():
                if respondent.name == self.name:
                    workspace.responses.remove(respondent.id)

    def expect(self, content: Content) -> Content:
        left = tuple(packet for packet in content.responses if packet[0] != self.name)
        return replace(content, responses=left)


@dataclass(frozen=True)
class Observe:
    """Write down what was seen at a question."""

    observation: Observation

    def carry_out(self, workspace: Workspace) -> None:
        observations.save_observation(workspace, self.observation)

    def expect(self, content: Content) -> Content:
        return replace(content, observations=(*content.observations, self.observation))


@dataclass(frozen=True)
class Reconsider:
    """Say something else about the first thing that was seen, where there is one."""

    issue: str

    def carry_out(self, workspace: Workspace) -> None:
        for first in workspace.observations.all()[:1]:
            observations.save_observation(workspace, replace(first, issue=self.issue))

    def expect(self, content: Content) -> Content:
        changed = [replace(first, issue=self.issue) for first in content.observations[:1]]
        return replace(content, observations=(*changed, *content.observations[1:]))


@dataclass(frozen=True)
class DropObservation:
    """Take away what was seen last, where there is anything."""

    def carry_out(self, workspace: Workspace) -> None:
        for last in workspace.observations.all()[-1:]:
            observations.remove_observation(workspace, last.id)

    def expect(self, content: Content) -> Content:
        return replace(content, observations=content.observations[:-1])


@dataclass(frozen=True)
class KeepInstrument:
    """Hold to the text of an instrument."""

    instrument: KeptInstrument

    def carry_out(self, workspace: Workspace) -> None:
        with workspace.step(Action.KEEP_INSTRUMENTS):
            workspace.instruments.keep(self.instrument)

    def expect(self, content: Content) -> Content:
        kept = {**content.instruments, self.instrument.id: self.instrument}
        return replace(content, instruments=kept)


@dataclass(frozen=True)
class SetTarget:
    """Choose the tier of an area, or take the choice back."""

    area: AreaId
    tier: int | None

    def carry_out(self, workspace: Workspace) -> None:
        aims.set_target(workspace, LADDER, self.area, self.tier)

    def expect(self, content: Content) -> Content:
        place = (LADDER.id, self.area)
        targets = {other: tier for other, tier in content.targets.items() if other != place}
        chosen = {} if self.tier is None else {place: self.tier}
        return replace(content, targets={**targets, **chosen})


@dataclass(frozen=True)
class ChooseFunctions:
    """Limit the ladder to some functions, or to none."""

    functions: frozenset[FunctionId]

    def carry_out(self, workspace: Workspace) -> None:
        aims.choose_functions(workspace, LADDER, self.functions)

    def expect(self, content: Content) -> Content:
        return replace(content, functions={LADDER.id: self.functions} if self.functions else {})


@dataclass(frozen=True)
class ChooseTier:
    """Choose the service tier of a customer."""

    choice: ServiceTierChoice

    def carry_out(self, workspace: Workspace) -> None:
        with workspace.step(Action.CHOOSE_SERVICE_TIER):
            workspace.service_tiers.choose(
                self.choice.account, self.choice.tier, self.choice.reason
            )

    def expect(self, content: Content) -> Content:
        return replace(content, tiers={**content.tiers, self.choice.account: self.choice})


Assessing = (
    BringPacket
    | DropRespondent
    | Observe
    | Reconsider
    | DropObservation
    | KeepInstrument
    | SetTarget
    | ChooseFunctions
    | ChooseTier
)


def draw_packet(chance: random.Random, content: Content, number: int) -> Assessing:
    """Return a packet of a new respondent."""
    asked = chance.sample(ASKED, chance.randint(1, len(ASKED)))
    given = tuple(
        Answer(question, ChoiceId("no"), confidence=Confidence.LOW, note=f"says {number}")
        for question in asked
    )
    return BringPacket(f"Person {number}", chance.choice(tuple(RespondentRole)), given)


def draw_leaving(chance: random.Random, content: Content, number: int) -> Assessing:
    """Return the removal of somebody who is there."""
    return DropRespondent(chance.choice(content.responses)[0])


def draw_observation(chance: random.Random, content: Content, number: int) -> Assessing:
    """Return a new observation, or a change of those that are there."""
    seen = Observation(NEW, chance.choice(ASKED), f"seen {number}", "harm " * 30, importance=2)
    if not content.observations:
        return Observe(seen)
    return chance.choice((Observe(seen), Reconsider(f"rather {number}"), DropObservation()))


def draw_instrument(chance: random.Random, content: Content, number: int) -> Assessing:
    """Return an instrument's text, which may be as long as a real one."""
    text = chance.randbytes(chance.choice((100, 60_000)))
    identity = InstrumentId(chance.choice(("ladder", "audit")))
    return KeepInstrument(KeptInstrument(identity, str(number), text, is_own=number % 2 == 0))


def draw_aim(chance: random.Random, content: Content, number: int) -> Assessing:
    """Return a target, functions, or the service tier of a customer."""
    account, reason = AccountKey(f"A{number % 4}"), f"asked for {number}"
    return chance.choice(
        (
            SetTarget(chance.choice(AREAS), chance.choice((None, 1, 2, 3, 4))),
            ChooseFunctions(frozenset(chance.sample(FUNCTIONS, chance.randrange(3)))),
            ChooseTier(ServiceTierChoice(account, chance.choice(TIERS), reason)),
        )
    )
