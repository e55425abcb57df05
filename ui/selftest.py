"""The self-test: whether everything that was shipped works on this machine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from csdesk.errors import CsdeskError
from csdesk.progress import silent

PASSED, FAILED = 0, 1
_PHRASE = "seven brass kettles on the quay"


def run_self_test() -> int:
    """Audit the sample, open what was written, paint, protect; say each step, return 0 or 1."""
    with TemporaryDirectory(prefix="csdesk-self-test-") as folder:
        try:
            for name, check in _checks(Path(folder)):
                sys.stdout.write(f"{name} ... {check()}\n")
                sys.stdout.flush()
        except Exception as error:  # noqa: BLE001 - whatever fails here fails the self-test
            sys.stdout.write("failed\n")
            sys.stderr.write(f"Self-test failed: {type(error).__name__}: {error}\n")
            return FAILED
    sys.stdout.write("Self-test passed.\n")
    return PASSED


def _checks(folder: Path) -> tuple[tuple[str, Callable[[], str]], ...]:
    workspace = folder / "Harbourlight Software.csdesk"
    return (
        ("Auditing the sample client", lambda: _audit(folder)),
        ("Opening the PDF", lambda: _open_pdf(workspace.with_suffix(".pdf"))),
        ("Opening the workbook", lambda: _open_workbook(workspace.with_suffix(".xlsx"))),
        ("Opening the deck", lambda: _open_deck(workspace.with_suffix(".pptx"))),
        ("Handing the score over", lambda: _hand_over(workspace, folder / "hand-off")),
        ("Painting every page", lambda: _paint_pages(workspace, folder)),
        ("Protecting, backing up, checking", lambda: _protect(workspace, folder)),
    )


def _audit(folder: Path) -> str:
    from ui.demo import audit_sample

    return audit_sample(folder, silent)[0].name


def _open_pdf(path: Path) -> str:
    from exports.preview import page_pictures

    pictures = page_pictures(path, 600)
    return f"{_at_least_one(len(pictures), path)} pages"


def _open_workbook(path: Path) -> str:
    from csdesk.ingest.worker import read_workbook

    sheets = read_workbook(path).sheets
    return f"{_at_least_one(sum(bool(sheet.rows) for sheet in sheets), path)} sheets"


def _open_deck(path: Path) -> str:
    from pptx import Presentation

    slides = Presentation(str(path)).slides
    return f"{_at_least_one(len(slides), path)} slides"


def _hand_over(workspace: Path, folder: Path) -> str:
    from csdesk.content import load_library
    from csdesk.operations.hand_off import hand_off
    from csdesk.storage.workspace import open_workspace
    from exports.warehouse_folder import write_hand_off

    with open_workspace(workspace, read_only=True) as opened:
        written = write_hand_off(hand_off(opened, load_library()), folder)
    return f"{len(written)} files"


def _at_least_one(count: int, path: Path) -> int:
    if count < 1:
        raise CsdeskError(f"{path.name} is empty.")
    return count


def _paint_pages(workspace: Path, folder: Path) -> str:
    from ui.application import page_classes
    from ui.painting import hidden_window, save_picture

    pages = page_classes()
    with hidden_window(workspace) as window:
        for page in pages:
            window.show_page(page.key)
            save_picture(window, folder / f"{page.key}.png")
    return f"{len(pages)} pages"


def _protect(workspace: Path, folder: Path) -> str:
    """Encrypt the workspace, restore a backup of it and check that nobody reads it unasked."""
    from zxcvbn import zxcvbn

    from csdesk.operations.backups import back_up, restore
    from csdesk.operations.protection import protect
    from csdesk.operations.recovery import check_file
    from csdesk.settings import Settings
    from csdesk.storage.workspace import open_workspace

    protect(workspace, None, _PHRASE)
    with open_workspace(workspace, phrase=_PHRASE) as opened:
        backup = back_up(opened, Settings())
    restored = folder / "restored.csdesk"
    restore(backup.path, restored, _PHRASE)
    problems = check_file(restored, _PHRASE).problems
    if problems or zxcvbn(_PHRASE)["score"] < 3:
        raise CsdeskError(problems[0] if problems else "Pass phrases are not judged.")
    return f"{backup.size // 1024} KB"
