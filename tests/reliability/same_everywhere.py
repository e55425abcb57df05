"""The same work in other time zones, languages and hash seeds: the same content, the same sums."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from tests.reliability.expectation import draw_day
from tests.reliability.scenarios import EMPTY, make_client

ROOT = Path(__file__).parents[2]
ZONES = ("UTC", "Pacific/Kiritimati", "America/St_Johns", "Asia/Kathmandu")
LANGUAGES = ("C.UTF-8", "tr_TR.UTF-8", "de_DE.UTF-8", "ar_EG.UTF-8")
SEEDS = ("0", "1", "4242")
TIMELESS = (
    *("client", "engagement", "answer", "list_in_use", "initiative_owner"),
    *("raci", "import_batch", "imported_list", "list_column", "account_alias"),
)
"""Tables without a time or a random id of their own."""


def surroundings() -> Iterator[dict[str, str]]:
    """Give every surrounding that is tried."""
    for zone, language, seed in product(ZONES, LANGUAGES, SEEDS):
        yield {"TZ": zone, "LC_ALL": language, "LANG": language, "PYTHONHASHSEED": seed}


def sums_in(folder: Path, surrounding: dict[str, str]) -> dict[str, list[str]]:
    """Do the same work in a process of such a surrounding, and return its sums."""
    result = subprocess.run(
        [sys.executable, "-m", "tests.reliability.same_everywhere", str(folder)],
        cwd=ROOT,
        env={**os.environ, **surrounding},
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    )
    found: dict[str, list[str]] = json.loads(result.stdout)
    return found


def main(folder: Path) -> None:
    """Work, and print the sums of the content and the entities of the log in their order."""
    with make_client(folder / "client.csdesk") as workspace:
        for deed in draw_day(6, EMPTY, 30)[0]:
            deed.carry_out(workspace)
        rows = workspace.database.rows("SELECT name, row_count, row_sum FROM content_sum")
        told = {name: [str(count), total] for name, count, total in rows if name in TIMELESS}
        lines = [f"{line.action} {line.entity} {line.key}" for line in workspace.history.entries()]
        assert workspace.history.verify() is None
    sys.stdout.write(json.dumps({**told, "log": lines}, sort_keys=True))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
