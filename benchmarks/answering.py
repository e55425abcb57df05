"""Answers of an instrument: many of them scored, and one of them saved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from csdesk.model.instruments import Instrument

Work = Callable[[], object]
AREAS = 20
TIERS = 4


def score_answers(folder: Path, answers: int) -> tuple[Work, Work]:
    """Read answers with their evidence from a workspace and score them on a ladder."""
    from csdesk.model.answers import Answer
    from csdesk.model.clients import Client
    from csdesk.operations.clients import start_client
    from csdesk.scoring.maturity import score_instrument

    instrument = _make_ladder(answers)
    workspace = start_client(folder / "client.csdesk", Client("Client", "EUR"))
    workspace.answers.save_all(
        Answer(
            question.id,
            question.choices[number % len(question.choices)].id,
            evidence=f"Playbook of March, page {number}, as shown in the second talk. " * 3,
            note=f"Said by customer success and by sales, see line {number}.",
            respondent="Ada",
        )
        for number, question in enumerate(instrument.questions)
    )

    def read_raw() -> object:
        return workspace.database.rows("SELECT * FROM answer")

    return read_raw, lambda: score_instrument(instrument, workspace.answers.all())


def _make_ladder(answers: int) -> Instrument:
    """Return a ladder with as many questions as there are answers, spread over areas and tiers."""
    from csdesk.model.areas import Area
    from csdesk.model.identifiers import AreaId, ChoiceId, InstrumentId, QuestionId
    from csdesk.model.instruments import Choice, Instrument, Question
    from csdesk.model.ladders import Tier

    earned = {"no": 0.0, "partly": 0.5, "yes": 1.0}
    choices = tuple(Choice(ChoiceId(word), word, "", each) for word, each in earned.items())
    return Instrument(
        id=InstrumentId("long"),
        version="1",
        name="Long",
        description="",
        tiers=tuple(Tier(number, f"Tier {number}", "") for number in range(1, TIERS + 1)),
        areas=tuple(Area(AreaId(f"a{number}"), f"Area {number}", "") for number in range(AREAS)),
        questions=tuple(
            Question(
                id=QuestionId(f"q.{number}"),
                area=AreaId(f"a{number % AREAS}"),
                short="",
                text="",
                why="",
                tier=1 + number // AREAS % TIERS,
                choices=choices,
            )
            for number in range(answers)
        ),
        overall_questions=(),
    )


def save_answer(folder: Path, _count: int) -> tuple[Work, Work]:
    """Keep an answer; the floor is the same row written with the same safety."""
    import sqlcipher3

    from csdesk.model.answers import Answer
    from csdesk.model.clients import Client
    from csdesk.model.identifiers import ChoiceId, QuestionId
    from csdesk.operations.answers import save_answer as save
    from csdesk.operations.clients import set_as_of, start_client

    bare = sqlcipher3.connect(folder / "bare.db", isolation_level=None)
    for pragma in ("locking_mode=EXCLUSIVE", "journal_mode=TRUNCATE", "synchronous=EXTRA"):
        bare.execute(f"PRAGMA {pragma}")
    bare.execute("CREATE TABLE answer (question TEXT PRIMARY KEY, choice TEXT) STRICT")
    workspace = start_client(folder / "client.csdesk", Client("Client", "EUR"))
    set_as_of(workspace, date(2026, 1, 1))
    question = QuestionId("segmentation.1.documented")
    choices = cycle(("no", "partly", "yes"))

    def commit() -> None:
        bare.execute("INSERT OR REPLACE INTO answer VALUES ('one', ?)", (next(choices),))

    return commit, lambda: save(workspace, Answer(question, ChoiceId(next(choices))))
