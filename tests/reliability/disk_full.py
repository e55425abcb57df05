"""Drives that run full in the middle of something: at every page, and at any size of a file."""

from __future__ import annotations

import resource
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from csdesk.errors import CsdeskError
from csdesk.model.answers import Answer
from csdesk.model.identifiers import ChoiceId
from csdesk.model.imports import ListRole
from csdesk.storage.workspace import Workspace, open_workspace
from tests.reliability.actions import (
    QUESTIONS,
    AttachFile,
    ClearAnswer,
    Deed,
    GiveAnswer,
    ImportList,
)
from tests.reliability.content import read_content
from tests.reliability.expectation import Expectation, Undo, draw_day
from tests.reliability.judgement import examine
from tests.reliability.processes import run_worker
from tests.reliability.scenarios import EMPTY, FILE, Tell, fill_client

BLOCK = 4096
WORK = 12
MUCH = Answer(QUESTIONS[3], ChoiceId("yes"), note="because " * 2000)
UNLIMITED = "PRAGMA max_page_count = 1073741823"
LAST: tuple[Deed, ...] = (
    GiveAnswer(Answer(QUESTIONS[4], ChoiceId("no"), note="it was said " * 2000)),
    ClearAnswer(QUESTIONS[4]),
)
"""An undo takes back the clearing: the text needs room again, and once more in the change log."""
DEEDS: dict[str, Deed] = {
    "an answer": GiveAnswer(MUCH),
    "an import": ImportList(ListRole.CURRENT, 7, 400),
    "a file": AttachFile(QUESTIONS[1], "minutes.pdf", bytes(50_000)),
    "an undo": Undo(),
}


@dataclass
class Shortage:
    """What running out of space came to."""

    refusals: int = 0
    successes: int = 0
    wrong: list[str] = field(default_factory=list)

    def count(self, sentence: str | None, wrong: Sequence[str]) -> None:
        """Add one try."""
        self.refusals += sentence is not None
        self.successes += sentence is None
        self.wrong += wrong


def fill_at_each_page(folder: Path, name: str, phrase: str | None = None) -> Shortage:
    """Carry out a deed with room for 0, 1, 2 ... more pages, until it fits."""
    shortage = Shortage()
    _prepare(folder / "before" / FILE, phrase)
    expected = _expected()
    for pages in range(10_000):
        path = folder / f"{pages}" / FILE
        path.parent.mkdir()
        shutil.copyfile(folder / "before" / FILE, path)
        sentence, wrong = _try_with_pages(path, phrase, pages, DEEDS[name], expected)
        shortage.count(sentence, [f"{name}, {pages} more pages: {each}" for each in wrong])
        shutil.rmtree(path.parent)
        if sentence is None:
            return shortage
    raise AssertionError("it never fits")


def _prepare(path: Path, phrase: str | None) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fill_client(path, seed=4, count=WORK, phrase=phrase)
    with open_workspace(path, phrase=phrase) as workspace:
        for deed in LAST:
            deed.carry_out(workspace)


def _expected() -> Expectation:
    expected = draw_day(4, EMPTY, WORK)[1][-1]
    for deed in LAST:
        expected = expected.after(deed)
    return expected


def _try_with_pages(
    path: Path, phrase: str | None, pages: int, deed: Deed, expected: Expectation
) -> tuple[str | None, list[str]]:
    with open_workspace(path, phrase=phrase) as workspace:
        ((count,),) = workspace.database.rows("PRAGMA page_count")
        workspace.database.rows(f"PRAGMA max_page_count = {count + pages}")
        sentence, wrong = try_twice(
            workspace, deed, expected, lambda: workspace.database.rows(UNLIMITED)
        )
    problems = examine(path, phrase, [expected.after(deed).now])
    return sentence, [*wrong, *(problem.seen for problem in problems)]


def try_twice(
    workspace: Workspace, deed: Deed, expected: Expectation, make_room: Callable[[], object]
) -> tuple[str | None, list[str]]:
    """Carry out a deed, and again with room where it was refused.

    Return the sentence of the refusal, and what is wrong.
    """
    sentence, wrong = _try(workspace, deed)
    make_room()
    if sentence is None:
        return None, wrong
    if read_content(workspace) != expected.now:
        wrong.append("the refusal changed something")
    again, more = _try(workspace, deed)
    if again is not None:
        wrong.append(f"refused with room as well: {again}")
    if read_content(workspace) != expected.after(deed).now:
        wrong.append("with room something else was kept")
    return sentence, [*wrong, *more]


def _try(workspace: Workspace, deed: Deed) -> tuple[str | None, list[str]]:
    try:
        deed.carry_out(workspace)
    except CsdeskError as error:
        return str(error), judge_sentence(str(error))
    except Exception as error:  # noqa: BLE001 - exactly this is what must not happen
        return repr(error), [f"no sentence but {error!r}"]
    return None, []


def judge_sentence(text: str) -> list[str]:
    """Return what is wrong with a sentence for the person."""
    is_sentence = text.endswith(".") and "\n" not in text and "SQLITE" not in text
    return [] if is_sentence else [f"no sentence: {text}"]


@dataclass(frozen=True)
class SmallFiles:
    """Work while no file may grow beyond a size; each refused deed is done again without it."""

    limit: int
    phrase: str | None = None

    def prepare(self, folder: Path) -> None:
        _prepare(folder / FILE, self.phrase)

    def act(self, folder: Path, tell: Tell) -> None:
        with open_workspace(folder / FILE, phrase=self.phrase) as workspace:
            expected = _expected()
            for name, deed in DEEDS.items():
                limit_files(self.limit)
                sentence, wrong = try_twice(workspace, deed, expected, limit_files)
                tell(f"{'kept' if sentence is None else 'refused'} {name}")
                for each in wrong:
                    tell(f"wrong {name}, files up to {self.limit} bytes: {each}")
                expected = expected.after(deed)

    def judge(self, folder: Path, told: Sequence[str]) -> list[str]:
        expected = _expected()
        for deed in DEEDS.values():
            expected = expected.after(deed)
        return [problem.seen for problem in examine(folder / FILE, self.phrase, [expected.now])]


def limit_files(size: int = resource.RLIM_INFINITY) -> None:
    """Let no file of this process grow beyond a size; Python ignores the signal of that."""
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))


def fill_by_size(folder: Path, step: int, phrase: str | None = None) -> Shortage:
    """Do the same work in processes whose files may grow to one block, two, ... until all fits."""
    shortage = Shortage()
    before = folder / "before"
    before.mkdir()
    SmallFiles(0, phrase).prepare(before)
    for limit in range(BLOCK, 100_000 * BLOCK, step * BLOCK):
        place = folder / f"{limit}"
        shutil.copytree(before, place)
        scenario = SmallFiles(limit, phrase)
        told = run_worker(scenario, place)
        if told.crash:
            raise AssertionError(told.crash)
        refused = sum(line.startswith("refused") for line in told.steps)
        shortage.refusals += refused
        shortage.successes += len(DEEDS) - refused
        shortage.wrong += [line for line in told.steps if line.startswith("wrong")]
        shortage.wrong += scenario.judge(place, told.steps)
        shutil.rmtree(place)
        if not refused:
            return shortage
    raise AssertionError("it never fits")
