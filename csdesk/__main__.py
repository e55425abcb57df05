"""Where the program starts: hands over to the command line, or to the import worker.

The worker comes first and alone: it runs with little memory and must load nothing of the program.
"""

from __future__ import annotations

import sys


def main() -> int:
    """Run csdesk with the arguments of the process and return its exit code."""
    if sys.argv[1:2] == ["--import-worker"]:
        from csdesk.ingest.reader import child

        sys.argv.pop(1)
        return child.main()
    from ui.command_line import run_command

    return run_command(sys.argv[1:])


def window() -> int:
    """Open the window (the starter without a console)."""
    return main()


if __name__ == "__main__":
    sys.exit(main())
