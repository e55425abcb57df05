"""``csdesk template``: empty tables that a client fills in and that import without a question."""

from __future__ import annotations

import argparse
from pathlib import Path

from csdesk.content import load_library
from csdesk.errors import WrongUsage
from csdesk.operations.import_workbooks import make_template
from exports import write


def run_template(options: argparse.Namespace) -> list[Path]:
    """Write empty tables and return the path."""
    if options.out.suffix.casefold() != ".xlsx":
        raise WrongUsage(f"Tables to fill in are an .xlsx file, not “{options.out.name}”.")
    if options.out.exists():
        raise WrongUsage(f"{options.out} is there already. Choose a name that is free.")
    write(make_template(load_library(), options.kinds), options.out)
    return [options.out]
