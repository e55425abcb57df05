"""``csdesk protect``: sets, changes or removes the pass phrase of a workspace."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from csdesk.errors import WrongUsage
from csdesk.formatting import plural
from csdesk.operations.backups import find_unprotected
from csdesk.operations.protection import protect, replace_backups
from csdesk.settings import load_settings
from ui.models.phrase_strength import judge_phrase
from ui.pass_phrases import ask_new_phrase, call_with_phrase, read_phrase
from ui.terminal import TerminalProgress


def run_protect(options: argparse.Namespace) -> list[Path]:
    """Change the protection of a workspace and return its path."""
    new_phrase = choose_new_phrase(options)
    if new_phrase is not None:
        _tell_strength(new_phrase)
    with TerminalProgress(sys.stderr) as progress:
        call_with_phrase(
            options,
            options.file,
            lambda phrase: protect(options.file, phrase, new_phrase, progress),
        )
        if options.remove_old_backups:
            replace_backups(options.file, load_settings(), new_phrase, progress)
    if new_phrase is not None:
        _remark(options.file)
    return [options.file]


def choose_new_phrase(options: argparse.Namespace) -> str | None:
    """Return the pass phrase that the workspace is to have; None: it is to be without one."""
    if options.remove and options.new_pass_phrase_file is not None:
        raise WrongUsage("Give a new pass phrase or --remove, not both.")
    if options.remove:
        return None
    if options.new_pass_phrase_file is not None:
        return read_phrase(options.new_pass_phrase_file)
    if not sys.stdin.isatty():
        raise WrongUsage("Give the new pass phrase with --new-pass-phrase-file, or --remove.")
    return ask_new_phrase(options.file.name)


def _tell_strength(phrase: str) -> None:
    strength = judge_phrase(phrase)
    sys.stderr.write(f"{strength.word} pass phrase. {strength.sentence}\n")


def _remark(path: Path) -> None:
    left = find_unprotected(path, load_settings())
    if left:
        sys.stderr.write(
            f"{plural(len(left), 'backup')} in {left[0].path.parent} can be read without a pass "
            "phrase. Delete what you no longer need, or give --remove-old-backups.\n"
        )
