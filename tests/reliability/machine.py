"""A person who does whatever they like, in any order: the workspace against the plain model."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from csdesk.content import load_library
from csdesk.content.compiling import compile_instrument
from csdesk.errors import WrongUsage
from csdesk.model.answers import Answer, Confidence
from csdesk.model.assessments import KeptInstrument, Observation
from csdesk.model.identifiers import AccountKey, ChoiceId, InstrumentId, RaciRowId
from csdesk.model.respondents import RespondentRole
from csdesk.model.roadmap import RaciLetter
from csdesk.model.service_tiers import ServiceTierChoice
from csdesk.model.workspaces import BackupReason
from csdesk.operations.clients import start_reassessment
from csdesk.storage.backups import make_backup, restore_backup
from csdesk.storage.copies.backup_files import default_folder
from csdesk.storage.workspace import open_workspace
from tests.reliability.actions import (
    INITIATIVES,
    LIST_ROLES,
    QUESTIONS,
    ROLES,
    AssignOwner,
    AttachFile,
    ClearAnswer,
    Deed,
    GiveAnswer,
    ImportList,
    RemoveFiles,
    SetRaci,
    TakeBackList,
)
from tests.reliability.assessing import (
    AREAS,
    FUNCTIONS,
    TIERS,
    BringPacket,
    ChooseFunctions,
    ChooseTier,
    DropObservation,
    DropRespondent,
    KeepInstrument,
    Observe,
    Reconsider,
    SetTarget,
)
from tests.reliability.content import NEW, Content, read_content
from tests.reliability.customer_lists import AS_OF
from tests.reliability.expectation import Expectation, Redo, Undo
from tests.reliability.importing import AddTickets, Merge, Part, SetRate, TakeBackTickets
from tests.reliability.scenarios import CLIENT, EMPTY, FILE, make_client

KEEPABLE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
CHOICES = st.sampled_from([ChoiceId(name) for name in ("no", "partly", "yes")])
FEW = QUESTIONS[:6]
SUBJECTS = st.sampled_from([AccountKey(key) for key in ("", "A1", "Ä 2")])
START = datetime(2026, 1, 1, tzinfo=UTC)

TEXTS = tuple(
    compile_instrument(load_library().instruments[InstrumentId(name)])
    for name in ("alignment_test", "data_due_diligence")
)
"""What an engagement may keep of an instrument."""


class WorkspaceMachine(RuleBasedStateMachine):
    """Every rule does one thing with the product and the same in the model."""

    phrase: str | None = None

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.workspace = make_client(self.folder / FILE, self.phrase)
        self.chosen = self.workspace.clients.engagement().id
        self.clients = {self.chosen: EMPTY}
        self.count = 0

    @rule(
        question=st.sampled_from(FEW),
        choice=CHOICES,
        confidence=st.sampled_from(Confidence),
        note=KEEPABLE,
        flagged=st.booleans(),
    )
    def answer(self, question, choice, confidence, note, flagged) -> None:
        answer = Answer(question, choice, "", confidence, "seen", note, flagged, "Ada")
        self.do(GiveAnswer(answer))

    @rule(question=st.sampled_from(FEW), reason=KEEPABLE.filter(str.strip))
    def answer_not_applicable(self, question, reason) -> None:
        self.do(GiveAnswer(Answer(question, None, reason)))

    @rule(question=st.sampled_from(FEW), text=st.sampled_from(["a\0b", "half \ud800 pair"]))
    def give_unkeepable_text(self, question, text) -> None:
        with pytest.raises(WrongUsage):
            GiveAnswer(Answer(question, ChoiceId("no"), note=text)).carry_out(self.workspace)

    @rule(
        question=st.sampled_from(FEW),
        subject=SUBJECTS,
        value=st.floats(allow_nan=False, allow_infinity=False),
        owner=KEEPABLE,
        revision=st.integers(1, 9),
    )
    def answer_with_a_number(self, question, subject, value, owner, revision) -> None:
        answer = Answer(question, value=value, owner=owner, revision=revision, subject=subject)
        self.do(GiveAnswer(answer))

    @rule(question=st.sampled_from(FEW), subject=SUBJECTS, text=KEEPABLE, deferred=KEEPABLE)
    def answer_with_a_text_or_put_off(self, question, subject, text, deferred) -> None:
        self.do(GiveAnswer(Answer(question, text=text, deferred=deferred, subject=subject)))

    @rule(question=st.sampled_from(FEW), subject=SUBJECTS)
    def clear(self, question, subject) -> None:
        self.do(ClearAnswer(question, subject))

    @rule(
        name=KEEPABLE,
        role=st.sampled_from(RespondentRole),
        asked=st.lists(st.sampled_from(FEW), max_size=3, unique=True),
        subject=SUBJECTS,
        note=KEEPABLE,
    )
    def bring_packet(self, name, role, asked, subject, note) -> None:
        given = tuple(Answer(each, ChoiceId("no"), note=note, subject=subject) for each in asked)
        self.do(BringPacket(name, role, given))

    @precondition(lambda self: self.expected.now.responses)
    @rule(data=st.data())
    def drop_respondent(self, data) -> None:
        there = sorted({name for name, _, _ in self.expected.now.responses})
        self.do(DropRespondent(data.draw(st.sampled_from(there))))

    @rule(
        question=st.sampled_from(FEW),
        subject=SUBJECTS,
        texts=st.tuples(KEEPABLE.filter(str.strip), KEEPABLE, KEEPABLE),
        importance=st.integers(1, 5),
    )
    def observe(self, question, subject, texts, importance) -> None:
        self.do(Observe(Observation(NEW, question, *texts, importance, subject)))

    @rule(issue=KEEPABLE.filter(str.strip))
    def reconsider(self, issue) -> None:
        self.do(Reconsider(issue))

    @rule()
    def drop_observation(self) -> None:
        self.do(DropObservation())

    @rule(
        name=st.sampled_from(["ladder", "audit"]),
        compiled=st.sampled_from(TEXTS),
        is_own=st.booleans(),
    )
    def keep_instrument(self, name, compiled, is_own) -> None:
        kept = KeptInstrument(InstrumentId(name), "1", compiled, is_own)
        self.do(KeepInstrument(kept))

    @rule(area=st.sampled_from(AREAS), tier=st.none() | st.integers(1, 4))
    def set_target(self, area, tier) -> None:
        self.do(SetTarget(area, tier))

    @rule(functions=st.frozensets(st.sampled_from(FUNCTIONS)))
    def choose_functions(self, functions) -> None:
        self.do(ChooseFunctions(functions))

    @rule(tier=st.sampled_from(TIERS), account=st.sampled_from(["A1", "A2"]), reason=KEEPABLE)
    def choose_tier(self, tier, account, reason) -> None:
        self.do(ChooseTier(ServiceTierChoice(AccountKey(account), tier, reason)))

    @rule(initiative=st.sampled_from(INITIATIVES[:3]), name=KEEPABLE.map(str.strip))
    def assign_owner(self, initiative, name) -> None:
        self.do(AssignOwner(initiative, name))

    @rule(row=st.sampled_from(["one", "two"]), roles=st.permutations(ROLES))
    def set_raci(self, row, roles) -> None:
        letters = (RaciLetter.RESPONSIBLE, RaciLetter.ACCOUNTABLE, RaciLetter.CONSULTED)
        self.do(SetRaci(RaciRowId(row), tuple(zip(roles, letters, strict=False))))

    @rule(role=st.sampled_from(LIST_ROLES), size=st.integers(1, 12))
    def import_list(self, role, size) -> None:
        self.count += 1
        self.do(ImportList(role, self.count, size))

    @rule(role=st.sampled_from(LIST_ROLES))
    def take_back_list(self, role) -> None:
        self.do(TakeBackList(role))

    @rule(size=st.integers(1, 12))
    def add_tickets(self, size) -> None:
        self.count += 1
        self.do(AddTickets(self.count, size))

    @rule()
    def take_back_tickets(self) -> None:
        self.do(TakeBackTickets())

    @rule(alias=st.sampled_from(["other 1", "other 2"]), account=st.sampled_from(["A0", "A1"]))
    def merge(self, alias, account) -> None:
        self.do(Merge(AccountKey(alias), AccountKey(account)))

    @rule(alias=st.sampled_from(["other 1", "other 2"]))
    def part(self, alias) -> None:
        self.do(Part(AccountKey(alias)))

    @rule(rate=st.none() | st.floats(1e-9, 1e9))
    def set_rate(self, rate) -> None:
        self.do(SetRate("USD", rate))

    @rule(
        question=st.sampled_from(FEW),
        name=st.sampled_from(["a.pdf", "b.png"]),
        size=st.integers(0, 9),
    )
    def attach(self, question, name, size) -> None:
        self.do(AttachFile(question, name, bytes(size)))

    @rule(question=st.sampled_from(FEW))
    def remove_files(self, question) -> None:
        self.do(RemoveFiles(question))

    @precondition(lambda self: self.expected.past)
    @rule()
    def undo(self) -> None:
        self.do(Undo())

    @precondition(lambda self: self.expected.future)
    @rule()
    def redo(self) -> None:
        self.do(Redo())

    @precondition(lambda self: not self.expected.future)
    @rule()
    def redo_nothing(self) -> None:
        assert self.workspace.history.redo() is None

    @precondition(lambda self: self.expected.past)
    @rule(count=st.integers(1, 8))
    def undo_and_redo_several(self, count) -> None:
        before = self.workspace.fingerprint()
        steps = min(count, len(self.expected.past))
        for _ in range(steps):
            assert self.workspace.history.undo() is not None
        for _ in range(steps):
            assert self.workspace.history.redo() is not None
        assert self.workspace.fingerprint() == before

    @rule()
    def reopen(self) -> None:
        before = self.workspace.fingerprint()
        self.workspace.close()
        self.workspace = open_workspace(self.workspace.path, phrase=self.phrase, person="Ada")
        assert self.workspace.fingerprint() == before

    @rule()
    def go_on_from_a_backup(self) -> None:
        self.count += 1
        now = START + timedelta(minutes=self.count)
        folder = default_folder(self.workspace.path)
        backup = make_backup(self.workspace, folder, BackupReason.ROUTINE, now)
        before = self.workspace.fingerprint()
        self.workspace.close()
        target = self.folder / f"restored {self.count}.csdesk"
        restore_backup(backup.path, target, phrase=self.phrase)
        self.workspace = open_workspace(target, phrase=self.phrase, person="Ada")
        assert self.workspace.fingerprint() == before

    @precondition(lambda self: len(self.clients) < 3)
    @rule()
    def add_client(self) -> None:
        client = replace(CLIENT, name=f"Client {len(self.clients)}")
        self.chosen = self.workspace.clients.add(client, "Baseline audit").id
        self.workspace.clients.set_as_of(AS_OF)
        self.clients[self.chosen] = Expectation(Content(client, AS_OF))

    @rule(data=st.data())
    def choose_client(self, data) -> None:
        self.chosen = data.draw(st.sampled_from(sorted(self.clients)))
        self.workspace.clients.choose(self.chosen)

    @invariant()
    def it_holds_what_is_expected(self) -> None:
        assert read_content(self.workspace) == self.expected.now
        assert self.workspace.history.verify() is None

    def teardown(self) -> None:
        self.workspace.close()
        shutil.rmtree(self.folder)

    @property
    def expected(self) -> Expectation:
        return self.clients[self.chosen]

    @precondition(lambda self: len(self.clients) < 4)
    @rule()
    def reassess(self) -> None:
        client = self.expected.now.client
        name = f"Audit {len(self.clients)}"
        own = {kept.id: kept for kept in self.expected.now.instruments.values() if kept.is_own}
        aliases = self.expected.now.aliases
        self.chosen = start_reassessment(self.workspace, name, AS_OF).result
        self.clients[self.chosen] = Expectation(
            Content(client, AS_OF, instruments=own, aliases=aliases)
        )

    def do(self, deed: Deed) -> None:
        deed.carry_out(self.workspace)
        self.clients[self.chosen] = self.expected.after(deed)


class EncryptedMachine(WorkspaceMachine):
    """The same person with a pass phrase."""

    phrase = "correct horse battery staple"
