"""Where the program starts: hands over to the command line, or to the import worker.

The worker comes first: it runs with little memory and loads no window, content or workspace.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress

CANCELLED = 130


def main() -> int:
    """Run csdesk with the arguments of the process and return its exit code."""
    if sys.argv[1:2] == ["--import-worker"]:
        from csdesk.ingest.worker import child as worker

        sys.argv.pop(1)
        return worker.main()
    if getattr(sys, "frozen", False):
        _keep_font_cache()
    try:
        from ui.command_line import run_command

        return run_command(sys.argv[1:])
    except KeyboardInterrupt:
        return CANCELLED


def _keep_font_cache() -> None:
    """Let matplotlib find its fonts once: in a frozen build it would look anew at each start."""
    from csdesk.paths import cache_folder

    with suppress(OSError):
        os.environ["MPLCONFIGDIR"] = str(cache_folder() / "matplotlib")


def window() -> int:
    """Open the window (the starter without a console)."""
    return main()


if __name__ == "__main__":
    sys.exit(main())
