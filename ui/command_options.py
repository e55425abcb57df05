"""The options of every command, as they stand in docs/command_line.md."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from csdesk.model.imports import ListRole
from csdesk.model.respondents import RespondentRole
from csdesk.settings import Settings, clean_person, load_settings
from ui.option_values import (
    NOTHING,
    read_action,
    read_answer,
    read_column,
    read_day,
    read_kind,
    read_number,
    read_path,
    read_rate,
    read_table_kind,
    read_trial_size,
)
from ui.report_options import add_report_choice

EMPTY_INSTRUMENT = "empty"
"""Stands for no instrument at all, where a template is asked for."""


def add_demo(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``csdesk demo``."""
    parser.add_argument(
        "--out", type=Path, default=Path("csdesk-demo"), metavar="DIR", help="default: csdesk-demo"
    )
    parser.add_argument("--no-window", action="store_true", help="only write the files")


def add_audit(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``csdesk audit``."""
    parser.add_argument("accounts", type=Path, metavar="ACCOUNTS", help="customer list")
    parser.add_argument("--client", required=True, metavar="NAME", help="name of the company")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for results")
    parser.add_argument(
        "--previous", type=Path, metavar="LAST_YEAR", help="the same list, earlier: for NRR and GRR"
    )
    parser.add_argument(
        "--previous-as-of", type=read_day, metavar="DATE", help="date of the earlier list"
    )
    parser.add_argument(
        "--also",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="a further file, such as subscriptions; once for each",
    )
    parser.add_argument("--answers", type=Path, metavar="FILE", help="a filled-in questionnaire")
    parser.add_argument(
        "--as-of", type=read_day, metavar="DATE", help="date of the list; default: what it states"
    )
    parser.add_argument("--currency", metavar="CODE", help="default: what the lists state")
    parser.add_argument(
        "--workspace", type=Path, metavar="FILE", help="default: NAME.csdesk in --out"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON")
    parser.add_argument("--pptx", type=Path, metavar="FILE.pptx", help="write a PowerPoint deck")
    add_report_choice(parser)
    add_pass_phrase(parser, "the workspace, which is encrypted with it when it is new,")
    add_person(parser)


def add_questionnaire(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``csdesk questionnaire``."""
    parser.add_argument("instrument", metavar="INSTRUMENT", help="for example maturity_ladder")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.xlsx")


def add_template(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``csdesk template``."""
    parser.add_argument(
        "kinds",
        nargs="*",
        type=read_kind,
        metavar="KIND",
        help="for example accounts; default: all",
    )
    parser.add_argument("--out", type=read_path, required=True, metavar="FILE.xlsx")


def add_import(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``csdesk import``."""
    _add_file(parser)
    parser.add_argument(
        "paths", type=read_path, nargs="+", metavar="PATH", help="a spreadsheet, or a folder"
    )
    parser.add_argument(
        "--role",
        choices=[*ListRole],
        help="what the files are; default: current with customers in it, otherwise added",
    )
    parser.add_argument(
        "--as-of",
        type=read_day,
        metavar="DATE",
        help="date of the figures; default: what they state",
    )
    parser.add_argument(
        "--answer",
        type=read_answer,
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="the answer to a question about a file, once for each",
    )
    parser.add_argument(
        "--rate",
        type=read_rate,
        action="append",
        default=[],
        metavar="CODE=NUMBER",
        help="what one unit of a currency is worth in the client's, once for each",
    )
    parser.add_argument(
        "--kind",
        type=read_table_kind,
        action="append",
        default=[],
        metavar="TABLE=KIND",
        help=f"what a table holds, such as accounts; {NOTHING}: leave it out",
    )
    parser.add_argument(
        "--errors",
        type=read_path,
        metavar="NEWFILE.xlsx",
        help="write the rows that were not read, to be corrected",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="only say what would change; keep nothing"
    )
    parser.add_argument("--json", type=read_path, metavar="NEWFILE.json")
    add_pass_phrase(parser)
    add_person(parser)


def add_events(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``csdesk events``."""
    _add_file(parser)
    parser.add_argument(
        "paths", type=read_path, nargs="+", metavar="PATH", help="a file of events, or a folder"
    )
    parser.add_argument(
        "--column",
        type=read_column,
        action="append",
        default=[],
        metavar="FIELD=COLUMN",
        help="the column of a field, such as user_id=actor, once for each",
    )
    parser.add_argument(
        "--core",
        action="append",
        default=[],
        metavar="FEATURE",
        help="a feature that makes the product worth having, once for each",
    )
    parser.add_argument(
        "--times", choices=("day_first", "month_first"), help="how dates with slashes are meant"
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="only say what would come in; keep nothing"
    )
    add_pass_phrase(parser)
    add_person(parser)


def add_data(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``csdesk data``."""
    _add_file(parser)
    add_pass_phrase(parser)


def add_query(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``csdesk query``."""
    _add_file(parser)
    parser.add_argument(
        "query", nargs="?", metavar="QUERY", help="one that ships; without it they are listed"
    )
    parser.add_argument("--sql", metavar="TEXT", help="a query of one’s own instead")
    parser.add_argument(
        "--set",
        type=read_number,
        action="append",
        default=[],
        metavar="NAME=NUMBER",
        help="what :NAME stands for, once for each",
    )
    parser.add_argument("--out", type=Path, metavar="NEWFILE", help="write a .csv or .xlsx instead")
    add_pass_phrase(parser)


def add_dashboards(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``csdesk dashboards``."""
    _add_file(parser)
    parser.add_argument(
        "--out", type=read_path, required=True, metavar="DIR", help="folder for the workbooks"
    )
    parser.add_argument("--csv", action="store_true", help="write rows for other programs instead")
    add_pass_phrase(parser)


def add_warehouse(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``csdesk warehouse``."""
    _add_file(parser)
    parser.add_argument(
        "folder", type=read_path, metavar="FOLDER", help="a new or empty folder for the SQL"
    )
    add_pass_phrase(parser)


def add_report(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``csdesk report``."""
    _add_file(parser)
    parser.add_argument(
        "--out", type=read_path, required=True, metavar="DIR", help="folder for the report"
    )
    add_report_choice(parser)
    parser.add_argument(
        "--format",
        action="append",
        choices=["pdf", "xlsx", "pptx"],
        help="given once for each; default: pdf and xlsx",
    )
    parser.add_argument(
        "--pdf-pass-phrase-file",
        type=read_path,
        metavar="PATH",
        help="let the PDF open with the first line of this file only; needs --format pdf",
    )
    add_pass_phrase(parser)


def add_verify(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``csdesk verify``."""
    parser.add_argument(
        "report", type=read_path, metavar="REPORT", help="a PDF or workbook of csdesk"
    )
    _add_file(parser)
    add_pass_phrase(parser)


def add_packet(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``csdesk packet``."""
    _add_file(parser)
    parser.add_argument(
        "--role", required=True, choices=[*RespondentRole], help="whose questions it asks"
    )
    parser.add_argument("--to", type=Path, required=True, metavar="NEWFILE.xlsx")
    parser.add_argument(
        "--instrument",
        action="append",
        metavar="INSTRUMENT",
        help="what it asks about, once for each; default: everything about the company",
    )
    parser.add_argument("--name", metavar="NAME", help="who is to fill it in")
    parser.add_argument("--asked-by", metavar="NAME", help="who asks and gets it back")
    parser.add_argument("--due", type=read_day, metavar="DATE", help="when it should be back")
    add_pass_phrase(parser)


def add_answers_in(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``csdesk answers-in``."""
    _add_file(parser)
    parser.add_argument(
        "answers",
        type=Path,
        nargs="+",
        metavar="PACKET",
        help="a packet that came back, or a folder of them",
    )
    parser.add_argument(
        "--other-client",
        action="store_true",
        help="take packets that were made for another client or audit",
    )
    add_pass_phrase(parser)
    add_person(parser)


def add_instrument(parser: argparse.ArgumentParser) -> None:
    """Add the actions of ``csdesk instrument``, each with its options."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    export = actions.add_parser("export", help="write one as a workbook", allow_abbrev=False)
    _add_instrument_id(export, f"for example maturity_ladder; {EMPTY_INSTRUMENT}: a new one")
    export.add_argument("to", type=read_path, metavar="NEWFILE.xlsx")
    export.add_argument(
        "--as",
        dest="new_id",
        metavar="NEW_ID",
        help="write a copy to change and add, whose ids begin with this one",
    )
    check = actions.add_parser("check", help="check one’s own", allow_abbrev=False)
    _add_source(check)
    add = actions.add_parser("add", help="add one’s own to a workspace", allow_abbrev=False)
    _add_file(add)
    _add_source(add)
    remove = actions.add_parser("remove", help="take one’s own out again", allow_abbrev=False)
    _add_file(remove)
    _add_instrument_id(remove, "what was added")
    for action in (add, remove):
        add_pass_phrase(action)
        add_person(action)


def add_match_trial(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``csdesk match-trial``."""
    parser.add_argument(
        "--size",
        type=read_trial_size,
        default=10_000,
        metavar="N",
        help="companies; default: 10000",
    )
    parser.add_argument(
        "--seed",
        type=int,
        default=2026,
        metavar="N",
        help="what they are drawn from; default: 2026",
    )


def add_check(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``csdesk check``."""
    parser.add_argument(
        "file", type=read_path, metavar="FILE", help="a workspace, or a board as .xlsx or .csv"
    )
    add_pass_phrase(parser)


def add_backup(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``csdesk backup``."""
    _add_file(parser)
    parser.add_argument(
        "--to", type=Path, metavar="DIR", help="default: the folder in the settings, or beside FILE"
    )
    add_pass_phrase(parser)


def add_restore(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``csdesk restore``."""
    parser.add_argument(
        "backup", type=read_path, metavar="BACKUP", help="a file that a backup made"
    )
    parser.add_argument(
        "target", type=read_path, metavar="NEWFILE", help="a name that is still free"
    )
    add_pass_phrase(parser, "an encrypted BACKUP")


def add_salvage(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``csdesk salvage``."""
    _add_file(parser)
    parser.add_argument(
        "target", type=read_path, metavar="NEWFILE", help="a name that is still free"
    )
    add_pass_phrase(parser)


def add_log(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``csdesk log``."""
    _add_file(parser)
    parser.add_argument("--out", type=Path, metavar="FILE.csv", help="write a table instead")
    parser.add_argument("--person", metavar="NAME", help="only what this person did")
    parser.add_argument(
        "--action", type=read_action, metavar="ACTION", help="only what was done so"
    )
    parser.add_argument(
        "--since", type=read_day, metavar="DATE", help="only from this day on (UTC)"
    )
    add_pass_phrase(parser)


def add_export_client(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``csdesk export-client``."""
    _add_file(parser)
    parser.add_argument(
        "target", type=read_path, metavar="NEWFILE", help="a name that is still free"
    )
    parser.add_argument("--client", metavar="NAME", help="default: the client that is looked at")
    parser.add_argument(
        "--client-safe",
        action="store_true",
        help="aliases for names, rounded money, dates by month, no free texts, no attached files, "
        "no change log",
    )
    parser.add_argument(
        "--alias",
        metavar="ALIAS",
        help="its name in a client-safe file; default: Client A",
    )
    add_pass_phrase(parser)
    parser.add_argument(
        "--new-pass-phrase-file",
        type=Path,
        metavar="PATH",
        help="encrypt NEWFILE with the first line of this file; default: as FILE, client-safe not",
    )
    add_person(parser)


def add_import_client(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``csdesk import-client``."""
    _add_file(parser)
    parser.add_argument("source", type=read_path, metavar="CLIENTFILE", help="what was exported")
    parser.add_argument(
        "--client", metavar="NAME", help="which one, where CLIENTFILE holds several"
    )
    parser.add_argument("--as", dest="called", metavar="NEWNAME", help="what to call it in FILE")
    add_pass_phrase(parser)
    parser.add_argument(
        "--source-pass-phrase-file",
        type=Path,
        metavar="PATH",
        help="the pass phrase of an encrypted CLIENTFILE; default: asked for on a terminal",
    )
    add_person(parser)


def add_protect(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``csdesk protect``."""
    _add_file(parser)
    add_pass_phrase(parser)
    parser.add_argument(
        "--new-pass-phrase-file",
        type=Path,
        metavar="PATH",
        help="the new pass phrase; default: asked for on a terminal",
    )
    parser.add_argument("--remove", action="store_true", help="encrypt FILE no longer")
    parser.add_argument(
        "--remove-old-backups",
        action="store_true",
        help="make a backup as FILE is protected now, then delete all older ones",
    )


def add_pass_phrase(parser: argparse.ArgumentParser, what: str = "an encrypted FILE") -> None:
    """Let a command take a pass phrase from a file; never as an argument, which others can see."""
    parser.add_argument(
        "--pass-phrase-file",
        type=Path,
        metavar="PATH",
        help=f"the pass phrase of {what} is the first line of this file; "
        "default: asked for on a terminal",
    )


def add_person(parser: argparse.ArgumentParser) -> None:
    """Let a command say under whose name the change log keeps what it does."""
    parser.add_argument(
        "--person",
        metavar="NAME",
        help="who does it, for the change log; default: the name in the settings",
    )


def settings_for(options: argparse.Namespace) -> Settings:
    """Return the settings, with the person of ``--person`` in place of theirs."""
    settings = load_settings()
    person = clean_person(options.person or "")
    return replace(settings, person=person) if person else settings


def _add_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=read_path, metavar="FILE", help="a workspace")


def _add_source(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "source", type=read_path, metavar="PATH", help="a folder of TOML files, or an .xlsx"
    )


def _add_instrument_id(parser: argparse.ArgumentParser, what: str) -> None:
    parser.add_argument("instrument", metavar="INSTRUMENT", help=what)
