"""``csdesk protect``: sets, changes or removes the pass phrase of a workspace."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from csdesk.errors import WrongUsage
from csdesk.formatting import join_words, plural
from csdesk.model.workspaces import Backup
from csdesk.operations.backups import find_backups, find_unprotected
from csdesk.operations.protection import protect, replace_backups
from csdesk.settings import load_settings
from ui.models.phrase_strength import judge_phrase
from ui.pass_phrases import ask_new_phrase, call_with_phrase, read_phrase
from ui.terminal import TerminalProgress

ADVICE = "Delete what you no longer need, or give --remove-old-backups."


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
        left = _find_older(options, new_phrase, progress)
    _remark(options.file, left, is_encrypted=new_phrase is not None)
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


def _find_older(
    options: argparse.Namespace, new_phrase: str | None, progress: TerminalProgress
) -> frozenset[Backup]:
    """Return the backups of the time before that remain, all of them or those that would not go."""
    settings = load_settings()
    if options.remove_old_backups:
        return frozenset(replace_backups(options.file, settings, new_phrase, progress))
    return frozenset(find_backups(options.file, settings))


def _remark(path: Path, left: frozenset[Backup], *, is_encrypted: bool) -> None:
    """Tell which backups are not protected as the workspace is now."""
    readable = left.intersection(find_unprotected(path, load_settings()))
    if is_encrypted and readable:
        sys.stderr.write(f"{_count(readable)} can be read without a pass phrase. {ADVICE}\n")
    if left - readable:
        sys.stderr.write(
            f"{_count(left - readable)} can be read only with the pass phrase that the workspace "
            f"had then: keep it. {ADVICE}\n"
        )


def _count(backups: frozenset[Backup]) -> str:
    folders = sorted({str(backup.path.parent) for backup in backups})
    return f"{plural(len(backups), 'backup')} in {join_words(folders)}"
