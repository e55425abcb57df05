"""Pass phrases of commands: the first line of a file, or a question on a terminal."""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path

import pytest

from csdesk.errors import InputRefused, PassPhraseNeeded, PassPhraseWrong, WrongUsage
from ui.command_options import add_pass_phrase
from ui.pass_phrases import ask_new_phrase, call_with_phrase, given_phrase

FILE = Path("client.csdesk")


@pytest.fixture
def answers(monkeypatch) -> list[str]:
    """Return what the person will type, in its order; a terminal is there to ask on."""
    typed: list[str] = []
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: typed.pop(0))
    return typed


def options(*arguments: object) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_pass_phrase(parser)
    return parser.parse_args([str(argument) for argument in arguments])


def from_file(tmp_path: Path, content: bytes) -> argparse.Namespace:
    path = tmp_path / "phrase.txt"
    path.write_bytes(content)
    return options("--pass-phrase-file", path)


def locked(phrase: str | None) -> str:
    """Behave like the opening of an encrypted file."""
    if phrase is None:
        raise PassPhraseNeeded("client.csdesk is encrypted.")
    if phrase != "correct horse":
        raise PassPhraseWrong("The pass phrase does not open client.csdesk.")
    return "opened"


@pytest.mark.parametrize(
    "content",
    [
        b"correct horse",
        b"correct horse\n",
        b"correct horse\r\nmore",
        b"\xef\xbb\xbfcorrect horse\n",
    ],
)
def test_the_pass_phrase_is_the_first_line_whatever_ends_it(tmp_path, content):
    assert call_with_phrase(from_file(tmp_path, content), FILE, locked) == "opened"


def test_blanks_belong_to_the_pass_phrase(tmp_path):
    assert given_phrase(from_file(tmp_path, b" two  blanks \n")) == " two  blanks "


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "empty"),
        (b"\nsecond line", "empty"),
        (b"\xff\xfe", "UTF-8"),
        (b"x" * 5000, "too long"),
        (b"x" * 4095 + "é".encode(), "too long"),
    ],
)
def test_a_file_without_a_pass_phrase_is_refused_without_showing_it(tmp_path, content, problem):
    with pytest.raises(InputRefused, match=problem) as refusal:
        given_phrase(from_file(tmp_path, content))
    assert "xxx" not in str(refusal.value)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(InputRefused, match=r"gone\.txt: it cannot be read"):
        given_phrase(options("--pass-phrase-file", tmp_path / "gone.txt"))


def test_on_a_terminal_it_is_asked_for_only_when_the_file_needs_it(answers):
    answers.append("correct horse")
    assert call_with_phrase(options(), FILE, lambda _phrase: "plain") == "plain"
    assert answers == ["correct horse"]
    assert call_with_phrase(options(), FILE, locked) == "opened"


def test_a_wrong_pass_phrase_from_a_file_is_not_asked_for_again(tmp_path, answers):
    answers.append("correct horse")
    with pytest.raises(PassPhraseWrong):
        call_with_phrase(from_file(tmp_path, b"wrong"), FILE, locked)
    assert answers == ["correct horse"]


def test_without_a_terminal_the_option_is_named(monkeypatch):
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False)
    with pytest.raises(PassPhraseNeeded, match="--pass-phrase-file"):
        call_with_phrase(options(), FILE, locked)


def test_typing_nothing_ends_the_command(answers):
    answers.append("")
    with pytest.raises(WrongUsage, match="nothing was changed"):
        call_with_phrase(options(), FILE, locked)


def test_a_new_pass_phrase_is_typed_twice_alike(answers):
    answers.extend(["one", "one", "one", "two"])
    assert ask_new_phrase("client.csdesk") == "one"
    with pytest.raises(WrongUsage, match="differ"):
        ask_new_phrase("client.csdesk")
