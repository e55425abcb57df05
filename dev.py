#!/usr/bin/env python3
"""Sets csdesk up from nothing and runs it; needs only Python 3.11 or later with pip.

python3 dev.py demo        audit the sample client and show it
python3 dev.py test        run the tests on every core; further arguments go to pytest
python3 dev.py run ARGS    run csdesk with ARGS
python3 dev.py bench       measure csdesk beside the least work any program must do, and beside
                           what others use; words, --short, --full or growth narrow or widen it
python3 dev.py reliability try kills, power cuts, damage and full drives on workspaces
python3 dev.py engines     run the handed-over SQL on Spark and dbt, which need Java and 600 MB
python3 dev.py check       lint, types and the one-way rule between the rooms
python3 dev.py freeze      build the application for people without Python into dist/csdesk
python3 dev.py lock        choose the newest allowed versions anew and write both locks

Every command first makes sure that the environment in .venv is the one of requirements.lock;
engines has one of its own, as dbt does not stand beside the checks.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent
OLDEST_PYTHON = (3, 11)
PIP_INSTALL = ("install", "--quiet", "--disable-pip-version-check")
ON_EVERY_CORE = ("-n", "auto", "--dist", "worksteal")
FOREIGN = {"PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV"}

# What Qt loads from the system, and the Debian package that holds it.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}

Arguments = Sequence[str]
Command = Sequence["str | Path"]


class Environment(NamedTuple):
    """A folder of its own for Python's packages, as a lock names them."""

    folder: Path
    lock: Path
    group: str
    """The dependency group of pyproject.toml that the lock is written from."""
    megabytes: int

    @property
    def stamp(self) -> Path:
        """The file that says which lock the folder was filled from."""
        return self.folder / "csdesk-stamp"

    @property
    def scripts(self) -> Path:
        """The folder of its programs."""
        return self.folder / ("Scripts" if os.name == "nt" else "bin")

    @property
    def python(self) -> Path:
        """Its Python."""
        return self.scripts / ("python.exe" if os.name == "nt" else "python")


MAIN = Environment(ROOT / ".venv", ROOT / "requirements.lock", "dev", 700)
ENGINES = Environment(ROOT / ".venv-engines", ROOT / "requirements-engines.lock", "engines", 1_200)
SCRIPTS, PYTHON = MAIN.scripts, MAIN.python


def main(arguments: Arguments) -> int:
    """Carry out one command and return its exit code."""
    command = arguments[0] if arguments else ""
    if command not in COMMANDS:
        return explain(asked=command in {"-h", "--help"})
    if sys.version_info < OLDEST_PYTHON:
        sys.exit(f"csdesk needs Python 3.11 or later; this is Python {platform.python_version()}.")
    provide_libraries()
    provide_environment(ENGINES if command == "engines" else MAIN)
    return COMMANDS[command](arguments[1:])


def explain(*, asked: bool) -> int:
    """Print what there is; wrong usage unless that was asked for."""
    print(__doc__, file=sys.stdout if asked else sys.stderr)
    return 0 if asked else 2


def run_demo(arguments: Arguments) -> int:
    """Audit the sample client, from the folder the person stands in."""
    return run_program(["demo", *arguments])


def run_program(arguments: Arguments) -> int:
    """Run csdesk, from the folder the person stands in."""
    return run(PYTHON, "-P", "-m", "csdesk", *arguments)


def run_tests(arguments: Arguments) -> int:
    """Run the tests, on every core; ``-n 0`` runs them one after the other."""
    return run(PYTHON, "-m", "pytest", *ON_EVERY_CORE, *arguments, folder=ROOT)


def run_engines(arguments: Arguments) -> int:
    """Run the tests of the hand-off on Spark and dbt; none of them is skipped."""
    os.environ["CSDESK_REQUIRE_ENGINES"] = "1"
    return run(ENGINES.python, "-m", "pytest", "tests/engines", *arguments, folder=ROOT)


def check_code(arguments: Arguments) -> int:
    """Run every check, even when an earlier one found something."""
    del arguments
    checks = (
        [SCRIPTS / "ruff", "check", "."],
        [SCRIPTS / "ruff", "format", "--check", "--quiet", "."],
        [PYTHON, "-m", "mypy"],
        [SCRIPTS / "lint-imports"],
    )
    codes = [run(*command, folder=ROOT) for command in checks]
    return int(any(codes))


def measure_speed(arguments: Arguments) -> int:
    """Run the benchmarks: all, those whose name holds a word, or how they grow."""
    return run(PYTHON, "benchmarks/run.py", *arguments, folder=ROOT)


def try_reliability(arguments: Arguments) -> int:
    """Try how workspaces survive bad days; --short, --rounds and names of trials narrow it."""
    return run(PYTHON, "-m", "tests.reliability.run", *arguments, folder=ROOT)


def freeze(arguments: Arguments) -> int:
    """Build dist/csdesk with both starters."""
    return run(PYTHON, "-m", "PyInstaller", "--noconfirm", *arguments, "build.spec", folder=ROOT)


def write_lock(arguments: Arguments) -> int:
    """Write both locks from pyproject.toml: for every system, with hashes, without hosts."""
    # Without its extras pip does not take a pinned package for the one that is asked for.
    options = ("--universal", "--generate-hashes", "--no-header", "--no-annotate", "--quiet")
    codes = [
        run(
            *(SCRIPTS / "uv", "pip", "compile", "pyproject.toml", "--group", one.group),
            *("--upgrade", *options, "--no-strip-extras", "--no-emit-index-url"),
            *("--output-file", one.lock.name),
            *arguments,
            folder=ROOT,
        )
        for one in (MAIN, ENGINES)
    ]
    return int(any(codes))


COMMANDS: dict[str, Callable[[Arguments], int]] = {
    "demo": run_demo,
    "test": run_tests,
    "engines": run_engines,
    "run": run_program,
    "bench": measure_speed,
    "reliability": try_reliability,
    "check": check_code,
    "freeze": freeze,
    "lock": write_lock,
}


def provide_libraries() -> None:
    """Make sure that Qt finds its system libraries on Linux: install them or say how to."""
    if not sys.platform.startswith("linux"):
        return
    wanted = {**QT_LIBRARIES, **(WINDOW_LIBRARIES if has_display() else {})}
    missing = [library for library in wanted if not is_loadable(library)]
    if missing:
        install_libraries(missing, [wanted[library] for library in missing])


def is_loadable(library: str) -> bool:
    """Tell whether the system has a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_libraries(missing: Sequence[str], packages: Sequence[str]) -> None:
    """Install Debian packages where that is allowed, else stop with the line that does it."""
    if not shutil.which("apt-get"):
        sys.exit(
            f"Qt needs system libraries that are not installed: {', '.join(missing)}.\n"
            "Install them with the package manager of your system, then run this command again."
        )
    if os.geteuid() != 0:
        sys.exit(
            "Qt needs system libraries that are not installed. Run this line, then this command "
            f"again:\n  sudo apt-get install -y {' '.join(packages)}"
        )
    say(f"Installing the system libraries that Qt needs: {' '.join(packages)}")
    quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    for command in (["apt-get", "update", "-qq"], install):
        if subprocess.run(command, check=False, env=quietly, stdout=sys.stderr).returncode:
            sys.exit(f"That failed. Mend what it says, then run: {' '.join(install)}")


def provide_environment(wanted: Environment) -> None:
    """Make an environment hold what its lock names, unless it does already."""
    described = describe_environment(wanted)
    if wanted.stamp.is_file() and wanted.stamp.read_text(encoding="utf-8") == described:
        return
    say(f"Creating the environment {wanted.folder}")
    pip = create_environment(wanted)
    uv = find_uv(pip, wanted)
    say(f"Installing the locked packages, about {wanted.megabytes} MB")
    install(wanted, pip, uv, "--require-hashes", "-r", wanted.lock)
    install(wanted, pip, uv, "--no-deps", "--no-build-isolation", "-e", ROOT)
    wanted.stamp.write_text(described, encoding="utf-8")


def describe_environment(wanted: Environment) -> str:
    """Return what it depends on: the lock, this Python, this machine, this place."""
    lock = hashlib.sha256(wanted.lock.read_bytes()).hexdigest()
    return "\n".join((lock, sys.version, sys.executable, sysconfig.get_platform(), str(ROOT)))


def create_environment(wanted: Environment) -> Command:
    """Create an empty environment and return the command that is pip for it.

    Debian's Python has no ``ensurepip`` until python3-venv is installed; its pip serves then.
    """
    if find_spec("ensurepip"):
        venv.create(wanted.folder, with_pip=True, clear=True)
        return (wanted.python, "-m", "pip")
    venv.create(wanted.folder, with_pip=False, clear=True)
    pip = (sys.executable, "-m", "pip", "--python", wanted.python)
    if not find_spec("pip"):
        sys.exit("Python has no pip here. Install it (on Debian: apt-get install python3-pip).")
    return pip


def find_uv(pip: Command, wanted: Environment) -> str | None:
    """Return where uv is, which installs in seconds, or None where it cannot be had."""
    found = shutil.which("uv")
    if found or run(*pip, *PIP_INSTALL, "uv"):
        return found
    return shutil.which("uv", path=str(wanted.scripts))


def install(wanted: Environment, pip: Command, uv: str | None, *what: str | Path) -> None:
    """Install with uv, else with pip, else stop with a sentence."""
    if uv and run(uv, "pip", "install", "--quiet", "--python", wanted.python, *what) == 0:
        return
    say("uv cannot do it here; pip takes about half a minute longer")
    if run(*pip, *PIP_INSTALL, *what):
        sys.exit("That failed. Mend what the message above says, then run this command again.")


def run(*command: str | Path, folder: Path | None = None) -> int:
    """Run a command and return its exit code."""
    return subprocess.run(command, check=False, cwd=folder, env=environment()).returncode


def environment() -> dict[str, str]:
    """Return the variables of this process without those that point Python somewhere else."""
    kept = {name: value for name, value in os.environ.items() if name not in FOREIGN}
    if sys.platform.startswith("linux") and not has_display():
        kept.setdefault("QT_QPA_PLATFORM", "offscreen")
    return kept


def has_display() -> bool:
    """Tell whether a window can be shown to a person on this Linux."""
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def say(step: str) -> None:
    """Tell what takes a while, beside the output of what is run."""
    print(step, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
