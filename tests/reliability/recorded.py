"""A worker of its own, for tools that watch or disturb a process from outside (strace).

    python -m tests.reliability.recorded WORK FOLDER TOLD

WORK holds a pickled scenario and what to alter before; each step is told by one line in TOLD.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from csdesk.errors import CsdeskError
from tests.reliability.processes import Alter, leave_alone
from tests.reliability.scenarios import Scenario

ROOT = Path(__file__).parents[2]
FINISHED = "finished"
REFUSED = "refused: "
CRASHED = "crashed: "


def run_recorded(
    tool: Sequence[str], scenario: Scenario, folder: Path, told: Path, alter: Alter = leave_alone
) -> list[str]:
    """Run a scenario under an outside tool and return what it told, one line for each step."""
    work = told.with_suffix(".work")
    work.write_bytes(pickle.dumps((scenario, alter)))
    command = [*tool, sys.executable, "-m", "tests.reliability.recorded"]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run(
        [*command, str(work), str(folder), str(told)],
        cwd=ROOT,
        env=environment,
        check=False,
        timeout=600,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return told.read_text(encoding="utf-8").splitlines() if told.exists() else []


def main(work: str, folder: str, told: str) -> None:
    """Act, and tell how it ended."""
    scenario, alter = pickle.loads(Path(work).read_bytes())  # noqa: S301 - our own file
    number = os.open(told, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    alter()

    def tell(step: str) -> None:
        os.write(number, f"{step}\n".encode())

    try:
        scenario.act(Path(folder), tell)
    except CsdeskError as error:
        tell(f"{REFUSED}{error}")
    except Exception:  # noqa: BLE001 - told to the one who judges
        tell(CRASHED + traceback.format_exc().replace("\n", " | "))
    else:
        tell(FINISHED)


if __name__ == "__main__":
    main(*sys.argv[1:])
