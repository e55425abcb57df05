"""Writing a document to a file: whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
from pathlib import Path

from csdesk.errors import ExportFailed, WrongUsage
from csdesk.model.imports import Workbook
from csdesk.model.playbooks import FilledMessage
from csdesk.model.queries import QueryResult
from csdesk.progress import Progress, silent
from csdesk.report.change_log import ChangeLog
from csdesk.report.dashboard_books import DashboardBook
from csdesk.report.document import ProtectedReport, Report
from csdesk.report.import_errors import ErrorWorkbook
from csdesk.report.import_templates import ImportTemplate
from csdesk.report.instrument_templates import InstrumentTemplate
from csdesk.report.opportunities import OpportunityList
from csdesk.report.packets import Packet
from csdesk.report.tasks import TaskCalendar

Document = (
    Report
    | ProtectedReport
    | Packet
    | Workbook
    | ChangeLog
    | InstrumentTemplate
    | ImportTemplate
    | ErrorWorkbook
    | TaskCalendar
    | OpportunityList
    | FilledMessage
    | QueryResult
    | DashboardBook
)
"""What can be written: a report, one with a pass phrase, a packet of questions, a plain workbook
of cells, a change log, an instrument, tables to be filled in, rows to be corrected, tasks for a
calendar, opportunities for another program, a letter, the rows of a query, a board."""


def write(document: Document, path: Path, progress: Progress = silent) -> None:
    """Write a document in the format that the file's suffix names.

    The old file stays until the new one is complete. Raises ExportFailed when the file cannot be
    replaced, WrongUsage when the document has no such format; passes Cancelled on. None of them
    leaves anything behind.
    """
    content = render(document, path.suffix.casefold(), progress)
    replace_file(path, content)


def render(document: Document, suffix: str, progress: Progress = silent) -> bytes:
    """Return a document as the bytes of a file with this suffix, ".xlsx" for example."""
    if isinstance(document, ChangeLog | OpportunityList | QueryResult):
        return _render_lines(document, suffix)
    if isinstance(document, TaskCalendar):
        return _render_calendar(document, suffix)
    if isinstance(document, FilledMessage):
        return _render_letter(document, suffix)
    if isinstance(document, Report | ProtectedReport):
        return _render_report(document, suffix, progress)
    if isinstance(document, DashboardBook) and suffix == ".csv":
        return _render_board_rows(document)
    if suffix != ".xlsx":
        raise WrongUsage(f"“{suffix}” cannot be written. Choose a file name ending in .xlsx.")
    return _render_workbook(document)


def _render_report(report: Report | ProtectedReport, suffix: str, progress: Progress) -> bytes:
    if isinstance(report, ProtectedReport):
        return _render_protected(report, suffix, progress)
    if suffix == ".pdf":
        from exports.pdf.rendering import render_pdf

        return render_pdf(report, progress)
    if suffix == ".pptx":
        from exports.pptx.rendering import render_deck

        return render_deck(report, progress)
    if suffix == ".xlsx":
        from exports.xlsx.report_workbook import render_report

        return render_report(report, progress)
    raise WrongUsage(
        f"“{suffix}” cannot be written. Choose a file name ending in .pdf, .pptx or .xlsx."
    )


def _render_protected(document: ProtectedReport, suffix: str, progress: Progress) -> bytes:
    if suffix != ".pdf":
        raise WrongUsage(f"“{suffix}” takes no pass phrase. Choose a file name ending in .pdf.")
    from exports.pdf.protection import protect_pdf

    return protect_pdf(_render_report(document.report, suffix, progress), document.phrase)


def _render_workbook(
    document: Packet
    | Workbook
    | InstrumentTemplate
    | ImportTemplate
    | ErrorWorkbook
    | DashboardBook,
) -> bytes:
    """Return a workbook that is quickly written; each writer is loaded when it is needed."""
    match document:
        case Packet():
            from exports.xlsx.packet_workbook import render_packet

            return render_packet(document)
        case InstrumentTemplate():
            from exports.xlsx.instrument_workbook import render_instrument

            return render_instrument(document)
        case ImportTemplate():
            from exports.xlsx.import_template import render_template

            return render_template(document)
        case ErrorWorkbook():
            from exports.xlsx.error_workbook import render_errors

            return render_errors(document)
        case DashboardBook():
            from exports.xlsx.dashboard_workbook import render_board

            return render_board(document)
        case Workbook():
            from exports.xlsx.plain_workbook import render_workbook

            return render_workbook(document)


def _render_lines(document: ChangeLog | OpportunityList | QueryResult, suffix: str) -> bytes:
    if isinstance(document, QueryResult):
        return _render_rows(document, suffix)
    if suffix != ".csv":
        raise WrongUsage(f"“{suffix}” cannot be written. Choose a file name ending in .csv.")
    if isinstance(document, OpportunityList):
        from exports.opportunity_table import render_opportunities

        return render_opportunities(document)
    from exports.change_log_table import render_change_log

    return render_change_log(document)


def _render_rows(result: QueryResult, suffix: str) -> bytes:
    from exports.query_rows import make_workbook, render_rows

    if suffix == ".csv":
        return render_rows(result)
    if suffix == ".xlsx":
        return _render_workbook(make_workbook(result))
    raise WrongUsage(f"“{suffix}” cannot be written. Choose a file name ending in .csv or .xlsx.")


def _render_board_rows(document: DashboardBook) -> bytes:
    from exports.board_rows import render_board_rows

    return render_board_rows(document)


def _render_calendar(calendar: TaskCalendar, suffix: str) -> bytes:
    if suffix != ".ics":
        raise WrongUsage(f"“{suffix}” cannot be written. Choose a file name ending in .ics.")
    from exports.calendar_file import render_calendar

    return render_calendar(calendar)


def _render_letter(letter: FilledMessage, suffix: str) -> bytes:
    if suffix != ".txt":
        raise WrongUsage(f"“{suffix}” cannot be written. Choose a file name ending in .txt.")
    from exports.letter_file import render_letter

    return render_letter(letter)


def replace_file(path: Path, content: bytes) -> None:
    """Put these bytes at a path; what stands there stays until they are all on the disk.

    Raises ExportFailed, and leaves nothing behind, when they cannot be written.
    """
    draft = path.with_name(f".csdesk-{secrets.token_hex(8)}.tmp")
    try:
        _write_whole(draft, content)
        draft.replace(path)
    except OSError as problem:
        raise ExportFailed(_sentence(path, problem)) from problem
    finally:
        draft.unlink(missing_ok=True)


def _write_whole(path: Path, content: bytes) -> None:
    with path.open("xb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _sentence(path: Path, problem: OSError) -> str:
    """Return what happened and what to do; the old file is never touched before."""
    if isinstance(problem, FileNotFoundError | NotADirectoryError):
        return f"The folder of “{path.name}” does not exist. Choose another one."
    if isinstance(problem, IsADirectoryError):
        return f"“{path.name}” is a folder. Choose another name."
    if problem.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"There is no room left to write “{path.name}”. Free some and try again."
    if isinstance(problem, PermissionError) and path.exists():
        return (
            f"“{path.name}” cannot be replaced: another program has it open, or it is protected. "
            "Close it there (in Excel, for example) and try again."
        )
    if isinstance(problem, PermissionError):
        return f"The folder of “{path.name}” does not allow writing. Choose another one."
    return f"“{path.name}” could not be written ({type(problem).__name__}). Try another place."
