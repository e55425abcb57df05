"""csdesk without a window: the same operations, for a terminal, a script and the self-test."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from csdesk import __version__
from csdesk.errors import Cancelled, CsdeskError, ExportFailed, WrongUsage
from ui import command_options as add
from ui.display import has_display

DONE = 0


@dataclass(frozen=True, slots=True)
class Command:
    """A word that may follow ``csdesk``, what it is for, its options, and what carries it out."""

    name: str
    help: str
    add_options: Callable[[argparse.ArgumentParser], None]
    carry_out: Callable[[argparse.Namespace], int]


def run_command(arguments: Sequence[str]) -> int:
    """Carry out one command and return its exit code; what went wrong is one sentence on stderr."""
    options = command_parser().parse_args(arguments)
    try:
        code = int(options.carry_out(options))
        if sys.stdout is not None:  # as in the starter without a console
            sys.stdout.flush()
    except KeyboardInterrupt:
        return _tell(Cancelled())
    except CsdeskError as error:
        return _tell(error)
    except BrokenPipeError:
        return _stop_saying()
    except OSError as error:
        if error.filename:
            return _tell(_unusable(error))
        _stop_saying()
        return _tell(_unsaid(error))
    return code


def command_parser() -> argparse.ArgumentParser:
    """Return the parser of every command; each sets ``carry_out`` to its function.

    Options are written in full: a shortened ``--pass-phrase-file`` would look as if it took the
    pass phrase itself.
    """
    parser = argparse.ArgumentParser(
        prog="csdesk",
        description="Audit how a company runs customer success. Without a command: the window.",
        allow_abbrev=False,
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
    for command in COMMANDS:
        options = commands.add_parser(command.name, help=command.help, allow_abbrev=False)
        command.add_options(options)
        options.set_defaults(carry_out=command.carry_out)
    return parser


def _unusable(error: OSError) -> CsdeskError:
    """Return the sentence for a path that cannot even be looked up."""
    return WrongUsage(
        f"{os.fsdecode(error.filename)} cannot be used ({error.strerror}). "
        "Check its name and whether you may use its folder, or choose another."
    )


def _unsaid(error: OSError) -> CsdeskError:
    """Return the sentence for what could be written nowhere, as standard output on a full drive."""
    return ExportFailed(
        f"The output could not be written ({error.strerror}). Free some space, or write elsewhere."
    )


def _stop_saying() -> int:
    """Say nothing more to a program that reads no further, such as ``head``."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE


def _demo(options: argparse.Namespace) -> int:
    from ui.audit_command import make_folder
    from ui.demo import run_demo

    make_folder(options.out)
    return run_demo(options.out, with_window=not options.no_window)


def _audit(options: argparse.Namespace) -> int:
    from ui.audit_command import run_audit

    return _say_written(run_audit(options))


def _questionnaire(options: argparse.Namespace) -> int:
    from ui.questionnaire_command import run_questionnaire

    return _say_written(run_questionnaire(options))


def _template(options: argparse.Namespace) -> int:
    from ui.template_command import run_template

    return _say_written(run_template(options))


def _import(options: argparse.Namespace) -> int:
    from ui.import_command import run_import

    return run_import(options)


def _events(options: argparse.Namespace) -> int:
    from ui.events_command import run_events

    return run_events(options)


def _data(options: argparse.Namespace) -> int:
    from ui.data_command import run_data

    return run_data(options)


def _query(options: argparse.Namespace) -> int:
    from ui.query_command import run_query

    return _say_written(run_query(options))


def _dashboards(options: argparse.Namespace) -> int:
    from ui.dashboards_command import run_dashboards

    return _say_written(run_dashboards(options))


def _warehouse(options: argparse.Namespace) -> int:
    from ui.warehouse_command import run_warehouse

    return _say_written(run_warehouse(options))


def _report(options: argparse.Namespace) -> int:
    from ui.report_command import run_report

    return _say_written(run_report(options))


def _verify(options: argparse.Namespace) -> int:
    from ui.verify_command import run_verify

    return run_verify(options)


def _packet(options: argparse.Namespace) -> int:
    from ui.packet_command import run_packet

    return _say_written(run_packet(options))


def _answers_in(options: argparse.Namespace) -> int:
    from ui.packet_command import run_answers_in

    return run_answers_in(options)


def _instrument(options: argparse.Namespace) -> int:
    from ui import instrument_command as run

    actions = {
        "export": run.run_export,
        "check": run.run_try,
        "add": run.run_add,
        "remove": run.run_remove,
    }
    return _say_written(actions[options.action](options))


def _match_trial(options: argparse.Namespace) -> int:
    from ui.match_command import run_match

    return _say_written(run_match(options))


def _check(options: argparse.Namespace) -> int:
    from ui.check_command import run_check

    return run_check(options)


def _salvage(options: argparse.Namespace) -> int:
    from ui.check_command import run_salvage

    return run_salvage(options)


def _backup(options: argparse.Namespace) -> int:
    from ui.backup_command import run_backup

    return _say_written(run_backup(options))


def _restore(options: argparse.Namespace) -> int:
    from ui.backup_command import run_restore

    return _say_written(run_restore(options))


def _log(options: argparse.Namespace) -> int:
    from ui.log_command import run_log

    return _say_written(run_log(options))


def _export_client(options: argparse.Namespace) -> int:
    from ui.moving_command import run_export_client

    return _say_written(run_export_client(options))


def _import_client(options: argparse.Namespace) -> int:
    from ui.moving_command import run_import_client

    return _say_written([run_import_client(options)])


def _protect(options: argparse.Namespace) -> int:
    from ui.protect_command import run_protect

    return _say_written(run_protect(options))


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


def _say_written(paths: Sequence[Path | str]) -> int:
    for path in paths:
        sys.stdout.write(f"{path}\n")
    return DONE


def _tell(error: CsdeskError) -> int:
    sys.stderr.write(f"{error}\n")
    return error.exit_code


COMMANDS = (
    Command("demo", "audit the sample client and show it", add.add_demo, _demo),
    Command("audit", "audit a client from its customer lists", add.add_audit, _audit),
    Command(
        "questionnaire",
        "write an empty answer workbook for --answers",
        add.add_questionnaire,
        _questionnaire,
    ),
    Command("template", "write empty tables for a client’s data", add.add_template, _template),
    Command("import", "bring spreadsheets into a workspace", add.add_import, _import),
    Command("events", "add events of use up to signals of customers", add.add_events, _events),
    Command("data", "say which data are in use, and how good they are", add.add_data, _data),
    Command("query", "ask the client’s tables in SQL", add.add_query, _query),
    Command(
        "dashboards", "write boards as workbooks of their own", add.add_dashboards, _dashboards
    ),
    Command(
        "warehouse", "write the health score as SQL for a warehouse", add.add_warehouse, _warehouse
    ),
    Command("report", "write the report of a workspace", add.add_report, _report),
    Command("verify", "say whether the numbers of a report still hold", add.add_verify, _verify),
    Command("packet", "write the questions for one role", add.add_packet, _packet),
    Command("answers-in", "bring in packets that were filled in", add.add_answers_in, _answers_in),
    Command(
        "instrument",
        "write an instrument as a workbook, check and add one’s own",
        add.add_instrument,
        _instrument,
    ),
    Command(
        "match-trial",
        "try how well accounts are recognised, on invented lists",
        add.add_match_trial,
        _match_trial,
    ),
    Command(
        "check",
        "say whether a workspace or the table of a board is whole",
        add.add_check,
        _check,
    ),
    Command("backup", "make a verified copy of a workspace", add.add_backup, _backup),
    Command("restore", "write a backup to a new file", add.add_restore, _restore),
    Command(
        "salvage",
        "write what can be read of a damaged workspace to a new one",
        add.add_salvage,
        _salvage,
    ),
    Command("log", "print or write the change log of a workspace", add.add_log, _log),
    Command(
        "export-client",
        "write a client to a workspace of its own",
        add.add_export_client,
        _export_client,
    ),
    Command(
        "import-client",
        "bring a client of another workspace in",
        add.add_import_client,
        _import_client,
    ),
    Command(
        "protect", "set, change or remove the pass phrase of a workspace", add.add_protect, _protect
    ),
)
