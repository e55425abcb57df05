"""What the numbers of a report rest on, carried in its file, and whether they still hold."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from math import isclose
from typing import Any

from csdesk.errors import InputRefused
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.report_choices import ReportChoice
from csdesk.report.manifest_numbers import headline_numbers

NAME = "csdesk-manifest.json"
"""What it is called inside of a report's file."""
LONGEST = 1_000_000
"""Characters; those of real reports have some thousand."""
SAME = 1e-9
"""How far apart, as a part of the number, two results of one computation may be."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a report was made with; everything is by name."""

    program: str
    choice: Mapping[str, Any]
    inputs: Mapping[str, str]
    """Imported files with their day, each with the sum that the workspace keeps of it."""
    instruments: Mapping[str, str]
    """Versions."""
    assumptions: Mapping[str, str]
    numbers: Mapping[str, float | None]
    """None: not computable then."""
    is_score_tested: bool = False
    """Whether the test of the scores on past days was made before."""


@dataclass(frozen=True, slots=True)
class NumberCheck:
    """A number as a report gives it and as it is now; ``is_known``: it can be compared."""

    name: str
    then: float | None
    now: float | None
    is_known: bool

    @property
    def holds(self) -> bool:
        """Tell whether it is the same."""
        if self.then is None or self.now is None:
            return self.is_known and self.then is self.now
        return self.is_known and isclose(self.then, self.now, rel_tol=SAME, abs_tol=SAME)


def make_manifest(diagnosis: Diagnosis, choice: ReportChoice, program: str) -> Manifest:
    """Return what a report of this diagnosis rests on."""
    return Manifest(
        program=program,
        choice=asdict(choice),
        inputs={f"{one.file_name}, {one.as_of}": one.file_hash for one in diagnosis.batches},
        instruments={key: one.instrument.version for key, one in diagnosis.assessments.items()},
        assumptions={one.id: one.value for one in diagnosis.assumptions},
        numbers=headline_numbers(diagnosis),
        is_score_tested=diagnosis.validation is not None,
    )


def write_manifest(manifest: Manifest) -> str:
    """Return a manifest as JSON; the same one gives the same text."""
    return json.dumps(asdict(manifest), ensure_ascii=True, sort_keys=True, indent=1)


def read_manifest(text: str, file: str) -> Manifest:
    """Return the manifest that ``write_manifest`` wrote; InputRefused for anything else."""
    try:
        known = json.loads(text[: LONGEST + 1])
        return Manifest(
            program=str(known["program"]),
            choice=dict(known["choice"]),
            inputs=_texts(known["inputs"]),
            instruments=_texts(known["instruments"]),
            assumptions=_texts(known["assumptions"]),
            numbers={str(name): _read_number(one) for name, one in known["numbers"].items()},
            is_score_tested=known["is_score_tested"] is True,
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as problem:
        raise InputRefused(
            "its manifest cannot be read", file=file, advice="Make the report again"
        ) from problem


def check_numbers(made: Manifest, now: Manifest) -> tuple[NumberCheck, ...]:
    """Return every number of a report beside what it is now, and those that have come since."""
    names = [*made.numbers, *(name for name in now.numbers if name not in made.numbers)]
    return tuple(
        NumberCheck(
            name,
            made.numbers.get(name),
            now.numbers.get(name),
            is_known=name in made.numbers and name in now.numbers,
        )
        for name in names
    )


def list_changes(made: Manifest, now: Manifest) -> tuple[str, ...]:
    """Return what else is not as it was: program, files, instruments, assumptions."""
    lines = [f"Program: {made.program} then, {now.program} now"] * (made.program != now.program)
    kinds = (
        ("File", made.inputs, now.inputs),
        ("Instrument", made.instruments, now.instruments),
        ("Assumption", made.assumptions, now.assumptions),
    )
    for kind, then, there in kinds:
        lines += [f"{kind} {name}: no longer used" for name in then if name not in there]
        lines += [f"{kind} {name}: new" for name in there if name not in then]
        both = (name for name in then if name in there)
        lines += [f"{kind} {name}: changed" for name in both if then[name] != there[name]]
    return tuple(lines)


def _as_number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value)


def _texts(known: Mapping[str, Any]) -> dict[str, str]:
    return {str(name): str(value) for name, value in known.items()}


def _read_number(value: object) -> float | None:
    if value is None:
        return None
    number = _as_number(value)
    if number is None:
        raise TypeError
    return number
