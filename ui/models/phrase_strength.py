"""How long a pass phrase holds against somebody who has the file."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.formatting import number, plural
from csdesk.report.document import Status

LOOKED_AT = 72
"""Letters that are judged; zxcvbn takes no more, and a longer phrase is no weaker."""
GUESSES_A_SECOND = 10_000
"""Of a computer built for it: each guess costs 256,000 rounds of PBKDF2 with SHA-512."""
_UNITS = (
    (60 * 60 * 24 * 365, "year"),
    (60 * 60 * 24 * 30, "month"),
    (60 * 60 * 24, "day"),
    (60 * 60, "hour"),
    (60, "minute"),
)
_LONGEST = 1_000
_JUDGEMENTS = (
    ("Very weak", Status.RISK),
    ("Weak", Status.RISK),
    ("Fair", Status.WATCH),
    ("Good", Status.GOOD),
    ("Strong", Status.GOOD),
)


@dataclass(frozen=True, slots=True)
class PhraseStrength:
    """The judgement of a pass phrase, in words and as a share of a full bar."""

    word: str
    sentence: str
    share: float
    status: Status


def judge_phrase(phrase: str) -> PhraseStrength:
    """Return how strong a pass phrase is. The first call loads a library: 0.2 seconds."""
    from zxcvbn import zxcvbn

    found = zxcvbn(phrase[:LOOKED_AT])
    word, status = _JUDGEMENTS[found["score"]]
    time = describe_time(float(found["guesses"]) / GUESSES_A_SECOND)
    sentence = f"A computer built for it finds this {time}."
    return PhraseStrength(word, sentence, (found["score"] + 1) / len(_JUDGEMENTS), status)


def describe_time(seconds: float) -> str:
    """Return how long something takes, roughly: "at once", "in about 3 hours"."""
    for length, unit in _UNITS:
        count = int(seconds // length)
        if count >= _LONGEST:
            return f"only after more than {number(_LONGEST)} {unit}s"
        if count >= 1:
            return f"in about {plural(count, unit)}"
    return "within a minute" if seconds >= 1 else "at once"
