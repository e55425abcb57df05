"""Pass phrases for commands: from a file, or asked for on a terminal; shown and kept nowhere."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from csdesk.errors import InputRefused, PassPhraseNeeded, WrongUsage

LONGEST = 4_096
"""Bytes of a first line that can still be a pass phrase."""

Result = TypeVar("Result")


def call_with_phrase(
    options: argparse.Namespace,
    path: Path,
    work: Callable[[str | None], Result],
    option: str = "--pass-phrase-file",
) -> Result:
    """Return what ``work`` gives with the pass phrase of ``path``.

    The phrase is in the file that ``option`` names; without that option it is asked for on a
    terminal once ``path`` turns out to need it.
    """
    given = given_phrase(options, option)
    try:
        return work(given)
    except PassPhraseNeeded as needed:
        if given is not None:
            raise
        if not sys.stdin.isatty():
            raise PassPhraseNeeded(
                f"{path.name} is encrypted, or nothing that csdesk made. "
                f"Give its pass phrase with {option}."
            ) from needed
    return work(ask_phrase(f"Pass phrase of {path.name}: "))


def given_phrase(options: argparse.Namespace, option: str = "--pass-phrase-file") -> str | None:
    """Return the pass phrase in the file that an option names, or None without that option."""
    path: Path | None = getattr(options, option.removeprefix("--").replace("-", "_"))
    return None if path is None else read_phrase(path)


def read_phrase(path: Path) -> str:
    """Return the first line of a file. Raises InputRefused when it cannot be a pass phrase."""
    try:
        with path.open("rb") as stream:
            line = stream.readline(LONGEST + 1)
        phrase = line.decode("utf-8-sig").rstrip("\r\n")
    except OSError as problem:
        raise _refused(path, f"it cannot be read ({problem.strerror})") from problem
    except UnicodeDecodeError as problem:
        raise _refused(path, "it is not text in UTF-8") from problem
    if len(line) > LONGEST:
        raise _refused(path, "its first line is too long for a pass phrase")
    if not phrase:
        raise _refused(path, "its first line is empty")
    return phrase


def ask_phrase(prompt: str) -> str:
    """Ask on the terminal, showing nothing of what is typed. Raises WrongUsage for nothing."""
    try:
        phrase = getpass.getpass(prompt)
    except EOFError:
        phrase = ""
    if not phrase:
        raise WrongUsage("No pass phrase was given; nothing was changed.")
    return phrase


def ask_new_phrase(name: str) -> str:
    """Ask for a new pass phrase and for the same once more."""
    phrase = ask_phrase(f"New pass phrase of {name}: ")
    if ask_phrase("The same once more: ") != phrase:
        raise WrongUsage("The two pass phrases differ; nothing was changed. Try again.")
    return phrase


def _refused(path: Path, problem: str) -> InputRefused:
    return InputRefused(
        problem, file=path.name, advice="Write the pass phrase on the first line of a text file"
    )
