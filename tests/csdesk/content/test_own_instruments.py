"""A consultant's own instrument, read from a folder."""

from __future__ import annotations

import re
import shutil
from dataclasses import fields

import pytest

from csdesk.content.instruments import SECTIONS
from csdesk.content.own import LARGEST_FILE, MOST_DOTS, MOST_FILES, read_own_instrument
from csdesk.errors import ContentInvalid
from csdesk.model.instruments import Polarity


@pytest.fixture
def example(repository):
    """Return the instrument that the documentation shows."""
    text = (repository / "docs" / "instruments.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    return block


@pytest.fixture
def folder(tmp_path, example):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "renewals.toml").write_text(example, encoding="utf-8")
    return tmp_path / "mine"


def refusal(folder, library) -> str:
    with pytest.raises(ContentInvalid) as caught:
        read_own_instrument(folder, library)
    return str(caught.value)


def test_the_example_of_the_documentation_is_an_instrument(folder, library):
    instrument = read_own_instrument(folder, library)
    assert (instrument.id, instrument.minutes) == ("renewals", 5)
    assert [tier.number for tier in instrument.tiers] == [1, 2]
    by_id = {question.id: question for question in instrument.questions}
    assert [choice.improvement != "" for choice in by_id["renewals.list"].choices] == [
        True,
        True,
        False,
    ]
    assert by_id["renewals.late"].polarity is Polarity.NEGATIVE


def test_the_mistakes_that_the_documentation_shows_are_told_so(folder, library, repository):
    shown = (repository / "docs" / "instruments.md").read_text(encoding="utf-8")
    path = folder / "renewals.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("tier = 1 ", "tier = 3 "), "utf-8")
    told = refusal(folder, library)
    assert told in shown


def test_every_key_that_can_be_written_is_documented(repository):
    shown = (repository / "docs" / "instruments.md").read_text(encoding="utf-8")
    lines = shown.partition("## All sections and keys")[2].splitlines()
    for section, kind in SECTIONS.items():
        heads = f"| `[[{section}]]`", f"| `[{section}]`"
        (line,) = [line for line in lines if line.startswith(heads)]
        told = set(re.findall(r"`([a-z_]+)`", line))
        assert {field.name for field in fields(kind)} - {"lender"} <= told, section


def test_the_files_of_a_folder_are_one_instrument(folder, library):
    whole = read_own_instrument(folder, library)
    text = (folder / "renewals.toml").read_text(encoding="utf-8")
    head, _, rest = text.partition("[[area]]")
    (folder / "renewals.toml").write_text(head, encoding="utf-8")
    (folder / "areas.toml").write_text("[[area]]" + rest, encoding="utf-8")
    assert read_own_instrument(folder, library) == whole


def test_a_question_that_ships_can_be_shared(folder, library):
    path = folder / "renewals.toml"
    shared = (
        '[[shared]]\nquestion = "data.1.sources_listed"\narea = "renewals.timing"\nweight = 2\n'
    )
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{shared}", encoding="utf-8")
    question = read_own_instrument(folder, library).questions[-1]
    assert (question.id, question.lender) == ("data.1.sources_listed", "maturity_ladder")
    assert (question.area, question.weight) == ("renewals.timing", 2)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            'id = "renewals" ',
            'id = "maturity_ladder" ',
            "instrument.id is “maturity_ladder”; expected an id of your own, as the instrument “ma",
        ),
        (
            'id = "renewals.list"\n',
            'id = "data.1.sources_listed"\n',
            "question[1] “data.1.sources_listed”.id is “data.1.sources_listed”; expected an id of",
        ),
        ('"renewals.timing"', '"segmentation"', "area[1] “segmentation”.id is “segmentation”"),
        ('pillar = "playbooks"', 'pillar = "playbook"', "expected the id of a pillar of the matu"),
        (
            "list.filled.renewal_date",
            "list.filled.renewal",
            "expected a field of the customer list after “list.filled.”; the nearest: list.f",
        ),
        ("list.filled.renewal_date", "kpi.nr", "expected the id of a KPI after “kpi.”; the neare"),
        ("list.filled.renewal_date", "xyz", "“xyz”; expected a measure: kpi.…, list.…, health.…"),
        ("value = 95", "value = 0", "checks[1].value is 0.0; expected a percentage that some"),
        ('name = "Timing"', 'name = "=1+1"', "area[1] “renewals.timing”.name is “=1+1”; expected"),
        ('name = "Timing"', 'name = "Timing "', "expected a text without spaces or lines at its"),
        ('pillar = "playbooks"', 'inputs = ["A", ""]', "inputs[2] is “”; expected a text."),
        ('pillar = "playbooks"', f"inputs = {['A'] * 201}", "inputs is 201; expected at most 200"),
        ("minutes = 5", f"minutes = 1{'0' * 13}", "minutes is 10000000000000; expected at most"),
        ('name = "Timing"', 'name = "A\\nB"', "expected a text in one line"),
        ('name = "Timing"', 'name = "\\u0007x"', "expected a text without control characters"),
        (
            'text = "Is there',
            f'text = "{"x" * 4_000} ',
            "expected at most 4,000 characters, not 4,",
        ),
    ],
)
def test_what_breaks_a_rule_is_refused_with_its_place(folder, library, old, new, expected):
    path = folder / "renewals.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    told = refusal(folder, library)
    assert told.startswith("renewals.toml: ")
    assert expected in told


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"x = " + b"[" * 100_000, "it is nested too deeply; expected TOML."),
        (b"x = " + b"9" * 5_000, "expected TOML."),
        (b"x" + b".x" * (MOST_DOTS + 1) + b" = 1", f"more than {MOST_DOTS} dots (at line 1)"),
        (b'x = "\xff"', "it is no text in UTF-8. Save it as “UTF-8” in a text editor."),
        ('x = "é"'.encode("utf-16"), "it is no text in UTF-8. Save it as “UTF-8”"),
        (b"#" * (LARGEST_FILE + 1), f"expected at most {LARGEST_FILE} bytes"),
        (b"x = " + b"[" * 20 + b"]" * 20, "nested deeper than 12 levels"),
        (b"[question\n", "line 1"),
    ],
)
def test_a_hostile_file_is_refused_in_a_sentence(folder, library, content, expected):
    (folder / "hostile.toml").write_bytes(content)
    told = refusal(folder, library)
    assert told.startswith("hostile.toml: ")
    assert expected in told


def test_a_mark_of_the_encoding_at_the_beginning_does_no_harm(folder, library):
    whole = read_own_instrument(folder, library)
    path = folder / "renewals.toml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert read_own_instrument(folder, library) == whole


def test_a_file_that_cannot_be_read_is_told_by_its_name(folder, library, monkeypatch):
    def refuse(*_args, **_known):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.read_text", refuse)
    assert refusal(folder, library) == (
        "renewals.toml: it cannot be read (Permission denied). Check that you may open it."
    )


def test_a_folder_with_too_many_files_is_refused(folder, library):
    for number in range(MOST_FILES):
        (folder / f"{number}.toml").touch()
    assert refusal(folder, library) == "mine: 51 files; expected at most 50."


def test_a_folder_without_an_instrument_is_refused(tmp_path, library):
    assert "instrument is missing; expected exactly one [instrument]" in refusal(tmp_path, library)


def test_only_the_files_of_the_folder_itself_are_read(folder, library):
    shutil.copytree(folder, folder / "inner")
    assert read_own_instrument(folder, library).id == "renewals"
