"""Setting up: what dev.py does and says where something is missing."""

from __future__ import annotations

import importlib.util
import subprocess
import sys

import pytest


@pytest.fixture
def dev(repository, tmp_path, monkeypatch):
    """Return dev.py as a module whose environment would lie in an empty folder."""
    spec = importlib.util.spec_from_file_location("dev", repository / "dev.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "MAIN", module.MAIN._replace(folder=tmp_path / "venv"))
    return module


def test_it_runs_on_the_standard_library_alone(repository):
    result = _run_dev(repository, "--help", isolated=True)
    assert result.returncode == 0
    assert "python3 dev.py demo" in result.stdout


def test_an_unknown_command_is_wrong_usage_and_sets_nothing_up(repository):
    result = _run_dev(repository, "tset")
    assert result.returncode == 2
    assert "python3 dev.py test" in result.stderr


def test_every_command_is_explained(dev):
    explained = {line.split()[2] for line in dev.__doc__.splitlines() if "python3 dev.py" in line}
    assert set(dev.COMMANDS) == explained


def test_missing_libraries_are_named_with_the_line_that_installs_them(dev, monkeypatch):
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000)
    with pytest.raises(SystemExit) as stop:
        dev.install_libraries(["libGL.so.1"], ["libgl1"])
    assert "sudo apt-get install -y libgl1" in str(stop.value)


def test_missing_libraries_are_named_where_there_is_no_apt(dev, monkeypatch):
    monkeypatch.setattr(dev.shutil, "which", lambda name: None)
    with pytest.raises(SystemExit) as stop:
        dev.install_libraries(["libGL.so.1"], ["libgl1"])
    assert "libGL.so.1" in str(stop.value)
    assert "apt-get" not in str(stop.value)


def test_a_library_that_no_system_has_is_missing(dev):
    assert not dev.is_loadable("libcsdesk-has-no-such.so.0")


def test_an_environment_that_fits_is_left_alone(dev, monkeypatch):
    dev.MAIN.folder.mkdir()
    dev.MAIN.stamp.write_text(dev.describe_environment(dev.MAIN))
    monkeypatch.setattr(dev, "create_environment", lambda _: pytest.fail("it was created anew"))
    dev.provide_environment(dev.MAIN)


def test_an_environment_of_another_lock_does_not_fit(dev, tmp_path, monkeypatch):
    other = dev.MAIN._replace(lock=tmp_path / "other.lock")
    other.lock.write_text("nothing")
    assert dev.describe_environment(other) != dev.describe_environment(dev.MAIN)


def test_pip_serves_where_uv_fails(dev, monkeypatch):
    ran = []

    def refuse_uv(*command, folder=None):
        ran.append(command[0])
        return 1 if command[0] == "uv" else 0

    monkeypatch.setattr(dev, "run", refuse_uv)
    dev.install(dev.MAIN, ("pip",), "uv", "package")
    assert ran == ["uv", "pip"]


def test_nothing_that_points_python_elsewhere_is_handed_down(dev, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("CSDESK_CANARY", "kept")
    handed = dev.environment()
    assert "PYTHONPATH" not in handed
    assert handed["CSDESK_CANARY"] == "kept"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can lack a display")
def test_without_a_display_qt_draws_offscreen(dev, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert dev.environment()["QT_QPA_PLATFORM"] == "offscreen"


def _run_dev(repository, *arguments, isolated=False):
    flags = ["-I", "-S"] if isolated else []
    return subprocess.run(
        [sys.executable, *flags, "dev.py", *arguments],
        cwd=repository,
        capture_output=True,
        text=True,
        check=False,
    )
