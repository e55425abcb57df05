"""csdesk without a window: the same operations, for a terminal, a script and the self-test."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from csdesk import __version__
from csdesk.content import load_library
from csdesk.errors import Cancelled, CsdeskError, ExportFailed, WrongUsage
from csdesk.formatting.file_names import file_name
from csdesk.model.identifiers import InstrumentId
from csdesk.operations.answers import make_questionnaire
from csdesk.operations.audit import AuditRequest, carry_out_audit, prepare_audit
from csdesk.operations.report import make_report
from csdesk.operations.summary import Json, summarise
from exports import replace_file, write
from ui.display import has_display
from ui.terminal import TerminalProgress

DONE = 0


def run_command(arguments: Sequence[str]) -> int:
    """Carry out one command and return its exit code; what went wrong is one sentence on stderr."""
    options = command_parser().parse_args(arguments)
    try:
        return int(options.carry_out(options))
    except KeyboardInterrupt:
        return _tell(Cancelled())
    except CsdeskError as error:
        return _tell(error)


def command_parser() -> argparse.ArgumentParser:
    """Return the parser of every command; each sets ``carry_out`` to its function."""
    parser = argparse.ArgumentParser(
        prog="csdesk",
        description="Audit how a company runs customer success. Without a command: the window.",
    )
    parser.add_argument("--version", action="version", version=f"csdesk {__version__}")
    parser.add_argument(
        "--self-test",
        dest="carry_out",
        action="store_const",
        const=_self_test,
        default=_open_window,
        help="start everything without a display, audit the sample client, open what was written",
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _add_demo(commands.add_parser("demo", help="audit the sample client and show it"))
    _add_audit(commands.add_parser("audit", help="audit a client from its customer lists"))
    _add_questionnaire(
        commands.add_parser("questionnaire", help="write an empty answer workbook for --answers")
    )
    return parser


def _add_demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--out", type=Path, default=Path("csdesk-demo"), metavar="DIR", help="default: csdesk-demo"
    )
    parser.add_argument("--no-window", action="store_true", help="only write the files")
    parser.set_defaults(carry_out=_demo)


def _add_audit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("accounts", type=Path, metavar="ACCOUNTS", help="customer list")
    parser.add_argument("--client", required=True, metavar="NAME", help="name of the company")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for results")
    parser.add_argument(
        "--previous", type=Path, metavar="LAST_YEAR", help="the same list, earlier: for NRR and GRR"
    )
    parser.add_argument(
        "--previous-as-of", type=_date, metavar="DATE", help="date of the earlier list"
    )
    parser.add_argument("--answers", type=Path, metavar="FILE", help="a filled-in questionnaire")
    parser.add_argument(
        "--as-of", type=_date, metavar="DATE", help="date of the list; default: what it states"
    )
    parser.add_argument("--currency", metavar="CODE", help="default: what the lists state")
    parser.add_argument(
        "--workspace", type=Path, metavar="FILE", help="default: NAME.csdesk in --out"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON")
    parser.set_defaults(carry_out=_audit)


def _add_questionnaire(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("instrument", metavar="INSTRUMENT", help="for example maturity_ladder")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.xlsx")
    parser.set_defaults(carry_out=_questionnaire)


def _audit(options: argparse.Namespace) -> int:
    library = load_library()
    progress = TerminalProgress(sys.stderr)
    request = AuditRequest(
        client=options.client,
        accounts=options.accounts,
        previous=options.previous,
        previous_as_of=options.previous_as_of,
        answers=options.answers,
        as_of=options.as_of,
        currency=options.currency,
    )
    inputs = prepare_audit(request, library, progress)
    name = file_name(inputs.client.name)
    _make_folder(options.out)
    path = options.workspace or options.out / f"{name}.csdesk"
    workspace, diagnosis = carry_out_audit(path, inputs, library, progress)
    workspace.close()
    report = make_report(diagnosis, library)
    written = [path, options.out / f"{name}.pdf", options.out / f"{name}.xlsx"]
    for target in written[1:]:
        write(report, target, progress)
    if options.json:
        _write_json(summarise(diagnosis, inputs.answer_issues), options.json)
        written.append(options.json)
    progress.finish()
    _say_written(written)
    return DONE


def _questionnaire(options: argparse.Namespace) -> int:
    instruments = load_library().instruments
    instrument = instruments.get(InstrumentId(options.instrument))
    if instrument is None:
        known = ", ".join(sorted(instruments))
        raise WrongUsage(f"There is no instrument “{options.instrument}”. There is: {known}.")
    if options.out.suffix.casefold() != ".xlsx":
        raise WrongUsage(f"A questionnaire is an .xlsx file, not “{options.out.name}”.")
    write(make_questionnaire(instrument), options.out)
    _say_written([options.out])
    return DONE


def _demo(options: argparse.Namespace) -> int:
    from ui.demo import run_demo

    _make_folder(options.out)
    return run_demo(options.out, with_window=not options.no_window)


def _self_test(options: argparse.Namespace) -> int:
    del options
    from ui.selftest import run_self_test

    return run_self_test()


def _open_window(options: argparse.Namespace) -> int:
    del options
    if not has_display():
        raise WrongUsage("There is no display to open a window on. See “csdesk --help”.")
    from ui.application import run

    return run()


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is no date such as 2024-12-31") from None


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportFailed(
            f"The folder {folder} cannot be made ({error.strerror}). Choose another with --out."
        ) from error


def _write_json(figures: Json, path: Path) -> None:
    text = json.dumps(figures, ensure_ascii=False, indent=2, allow_nan=False)
    replace_file(path, text.encode("utf-8"))


def _say_written(paths: Sequence[Path]) -> None:
    for path in paths:
        sys.stdout.write(f"{path}\n")


def _tell(error: CsdeskError) -> int:
    sys.stderr.write(f"{error}\n")
    return error.exit_code
