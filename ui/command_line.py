"""csdesk without a window: the same operations, for a terminal, a script and the self-test."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from csdesk import __version__
from csdesk.content import load_library
from csdesk.errors import Cancelled, CsdeskError, WrongUsage
from csdesk.model.identifiers import InstrumentId
from csdesk.operations.answers import make_questionnaire
from exports import write
from ui.display import has_display

DONE = 0
FIRST_YEAR, LAST_YEAR = 1950, 2100


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
    from ui.audit_command import run_audit

    _say_written(run_audit(options))
    return DONE


def _questionnaire(options: argparse.Namespace) -> int:
    instruments = load_library().instruments
    instrument = instruments.get(InstrumentId(options.instrument))
    if instrument is None:
        known = ", ".join(sorted(instruments))
        raise WrongUsage(f"There is no instrument “{options.instrument}”. There is: {known}.")
    if options.out.suffix.casefold() != ".xlsx":
        raise WrongUsage(f"A questionnaire is an .xlsx file, not “{options.out.name}”.")
    if options.out.exists():
        raise WrongUsage(f"{options.out} is there already. Choose a name that is free.")
    write(make_questionnaire(instrument), options.out)
    _say_written([options.out])
    return DONE


def _demo(options: argparse.Namespace) -> int:
    from ui.audit_command import make_folder
    from ui.demo import run_demo

    make_folder(options.out)
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
        day = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is no date such as 2024-12-31") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise argparse.ArgumentTypeError(f"{text} is not between {FIRST_YEAR} and {LAST_YEAR}")
    return day


def _say_written(paths: Sequence[Path]) -> None:
    for path in paths:
        sys.stdout.write(f"{path}\n")


def _tell(error: CsdeskError) -> int:
    sys.stderr.write(f"{error}\n")
    return error.exit_code
