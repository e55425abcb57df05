"""A workspace: created, opened, locked, closed."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

from csdesk.model.history import Action
from csdesk.model.identifiers import EngagementId
from csdesk.progress import Progress, silent
from csdesk.storage.books.chosen import chosen_engagement, current_engagement
from csdesk.storage.books.content_sums import digest_sums
from csdesk.storage.books.history import History
from csdesk.storage.books.recorder import Recorder
from csdesk.storage.books.salts import keep_salt, read_salt
from csdesk.storage.checks.file_watch import FileWatch
from csdesk.storage.copies.copying import copy_database
from csdesk.storage.file.connection import refuse_long_path
from csdesk.storage.file.draft_connections import filling
from csdesk.storage.file.drafts import draft_beside, publish, refuse_existing
from csdesk.storage.file.open_files import FileIdentity, claim_file, release_file
from csdesk.storage.formats.migrations import migrate
from csdesk.storage.opening import OpenedFile, open_to_read, open_to_write
from csdesk.storage.records.accounts import AccountRecords
from csdesk.storage.records.aims import AimRecords
from csdesk.storage.records.aliases import AliasRecords
from csdesk.storage.records.answers import AnswerRecords
from csdesk.storage.records.attachments import AttachmentRecords
from csdesk.storage.records.clients import ClientRecords
from csdesk.storage.records.experiments import ExperimentRecords
from csdesk.storage.records.health_model import HealthModelRecords
from csdesk.storage.records.imports import ImportRecords
from csdesk.storage.records.instruments import InstrumentRecords
from csdesk.storage.records.kept_kpis import KeptKpiRecords
from csdesk.storage.records.kpi_settings import KpiSettingRecords
from csdesk.storage.records.layouts import LayoutRecords
from csdesk.storage.records.lists import ListRecords
from csdesk.storage.records.losses import LossRecords
from csdesk.storage.records.observations import ObservationRecords
from csdesk.storage.records.offers import OfferRecords
from csdesk.storage.records.overrides import OverrideRecords
from csdesk.storage.records.plan import PlanRecords
from csdesk.storage.records.plan_choices import PlanChoiceRecords
from csdesk.storage.records.playbooks import PlaybookRecords
from csdesk.storage.records.proofs import ProofRecords
from csdesk.storage.records.rates import RateRecords
from csdesk.storage.records.ratings import RatingRecords
from csdesk.storage.records.readings import ReadingRecords
from csdesk.storage.records.registers import RegisterRecords
from csdesk.storage.records.report_choices import ReportChoiceRecords
from csdesk.storage.records.responses import ResponseRecords
from csdesk.storage.records.results import ResultRecords
from csdesk.storage.records.scorecards import ScorecardRecords
from csdesk.storage.records.service_tiers import ServiceTierRecords
from csdesk.storage.records.snapshots import SnapshotRecords
from csdesk.storage.records.stewards import StewardRecords
from csdesk.storage.records.tasks import TaskRecords


class Workspace:
    """An open workspace file; nobody else can open it until it is closed.

    Each write is on disk when its method returns, or at the end of the ``transaction`` around it.
    """

    def __init__(
        self, path: Path, opened: OpenedFile, identity: FileIdentity | None, person: str
    ) -> None:
        database = opened.database
        self.path = path
        self.database = database
        """For other modules of storage only."""
        self.phrase = opened.phrase
        """The pass phrase of an encrypted file; None for a plain one."""
        self.is_read_only = opened.note is None
        self.was_left_open = opened.was_left_open
        """The program that had it last ended without closing it."""
        self._recorder = Recorder(database, person)
        self.clients = ClientRecords(database, self._recorder)
        self.answers = AnswerRecords(database)
        self.responses = ResponseRecords(database)
        self.observations = ObservationRecords(database)
        self.instruments = InstrumentRecords(database)
        self.aims = AimRecords(database)
        self.service_tiers = ServiceTierRecords(database)
        self.imports = ImportRecords(database)
        self.lists = ListRecords(database)
        self.accounts = AccountRecords(database)
        self.aliases = AliasRecords(database)
        self.readings = ReadingRecords(database)
        self.rates = RateRecords(database)
        self.stewards = StewardRecords(database)
        self.results = ResultRecords(database)
        self.plan = PlanRecords(database)
        self.attachments = AttachmentRecords(database)
        self.scorecards = ScorecardRecords(database)
        self.health_model = HealthModelRecords(database)
        self.ratings = RatingRecords(database)
        self.overrides = OverrideRecords(database)
        self.snapshots = SnapshotRecords(database)
        self.tasks = TaskRecords(database)
        self.playbooks = PlaybookRecords(database)
        self.losses = LossRecords(database)
        self.proofs = ProofRecords(database)
        self.offers = OfferRecords(database)
        self.experiments = ExperimentRecords(database)
        self.kpi_settings = KpiSettingRecords(database)
        self.kept_kpis = KeptKpiRecords(database)
        self.layouts = LayoutRecords(database)
        self.plan_choices = PlanChoiceRecords(database)
        self.registers = RegisterRecords(database)
        self.report_choices = ReportChoiceRecords(database)
        self.history = History(database, self._recorder)
        self._note = opened.note
        self._identity = identity
        self._is_open = True
        self._watch = None if self.is_read_only else FileWatch(database, path)

    @property
    def is_encrypted(self) -> bool:
        """Tell whether the file can only be opened with a pass phrase."""
        return self.phrase is not None

    def name_person(self, person: str) -> None:
        """Let the change log name this person from now on."""
        self._recorder.person = person

    def transaction(self) -> AbstractContextManager[None]:
        """Group writes: all are kept at the end, none when anything is raised.

        Inside another transaction it takes back its own writes only, and the outer one decides.
        """
        return self.database.transaction()

    def step(
        self, action: Action, *, undoable: bool = True, progress: Progress = silent
    ) -> AbstractContextManager[None]:
        """Make one step of what is written within: a transaction that undo takes back as a whole.

        Inside another step the outer one counts. ``progress`` is told while the change log is
        written, for the last time right before everything is kept.
        """
        return self._recorder.step(action, undoable=undoable, progress=progress)

    def fingerprint(self) -> str:
        """Return a digest of what people entered and imported: equal content, equal digest."""
        return digest_sums(self.database)

    def salt(self, engagement: EngagementId | None = None) -> str:
        """Return what the pseudonyms of persons depend on, in the engagement that is looked at.

        It is random, and no other file's but one that the client went to or came from.
        """
        return read_salt(self.database, engagement or chosen_engagement(self.database))

    def adopt_salt(self, salt: str) -> None:
        """Take the salt of files that were read before this new workspace was there."""
        keep_salt(self.database, current_engagement(self.database), salt)

    def save_copy(self, target: Path, progress: Progress = silent) -> None:
        """Write what is open to a new file, protected as this one; also when this one is gone.

        Raises WorkspaceUnusable when there is a file already or it cannot be written.
        """
        copy_database(self.database, target, self.phrase, progress)

    def close(self) -> None:
        """Close the file and give up its lock; closing twice does nothing."""
        if self._is_open:
            self._is_open = False
            try:
                self._end_connection()
            finally:
                if self._note is not None:
                    self._note.remove()
                release_file(self._identity)

    def _end_connection(self) -> None:
        """Leave no journal behind, unless it may be that of a file which took this one's place."""
        if self._watch is None or self._watch.is_in_place():
            self.database.close()
        else:
            self.database.abandon()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


def create_workspace(path: Path, *, phrase: str | None = None, person: str = "") -> Workspace:
    """Make an empty workspace and return it open; with a phrase, encrypted from its first byte on.

    Raises WorkspaceUnusable when there is anything at ``path`` or nothing can be written there;
    the file appears there only when it is complete. WrongUsage for a phrase that cannot be typed.
    """
    refuse_long_path(path)
    refuse_existing(path)
    with draft_beside(path) as draft:
        with filling(draft, phrase, path.name) as database:
            migrate(database)
        publish(draft, path)
    return open_workspace(path, phrase=phrase, person=person)


def open_workspace(
    path: Path,
    *,
    phrase: str | None = None,
    person: str = "",
    read_only: bool = False,
    even_if_held: bool = False,
    progress: Progress = silent,
) -> Workspace:
    """Return the workspace at ``path``, checked and locked, or untouched for reading only.

    ``person`` stands in the change log and in the note beside the file; ``even_if_held`` passes
    over a note that another computer left. Raises, with the file as it was:

    - PassPhraseNeeded, PassPhraseWrong for an encrypted file; a plain one ignores the phrase,
    - WorkspaceInUse when it is open elsewhere, or seems to be,
    - WorkspaceNotWritable when it can only be read here,
    - WorkspaceDamaged when its content is not what was written,
    - WorkspaceUnusable when it is missing, foreign, or of a newer format,
    - whatever ``progress`` raises.
    """
    identity = claim_file(path)
    try:
        if read_only:
            opened = open_to_read(path, phrase, progress)
        else:
            opened = open_to_write(path, phrase, person, progress, even_if_held=even_if_held)
        return _compose(path, opened, identity, person)
    except BaseException:
        release_file(identity)
        raise


def _compose(
    path: Path, opened: OpenedFile, identity: FileIdentity | None, person: str
) -> Workspace:
    try:
        return Workspace(path, opened, identity, person)
    except BaseException:
        opened.give_up()
        raise
