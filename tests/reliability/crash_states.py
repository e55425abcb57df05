"""A disk that may lose whatever was not synced: recorded calls in, states after a power cut out.

Written blocks and truncations wait in their file until that file is synced; names wait in their
folder until the folder is synced. At a power cut each waiting write survives with an even chance
and may be torn at 512 bytes; of the waiting names a random number of the oldest ones survives, as
file systems that journal their names do it.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.reliability.disk_trace import Call

SECTOR = 512


@dataclass(frozen=True)
class Edit:
    """Bytes written at a place, or (without bytes) the end of the file put there."""

    place: int
    written: bytes | None


@dataclass
class Inode:
    """A file without its name: what is safe, and what waits for a sync."""

    safe: bytearray = field(default_factory=bytearray)
    waiting: list[Edit] = field(default_factory=list)

    def sync(self) -> None:
        """Make everything safe that waits."""
        for edit in self.waiting:
            apply_edit(self.safe, edit)
        self.waiting = []

    def as_written(self) -> bytes:
        """Return everything that was written, synced or not."""
        content = bytearray(self.safe)
        for edit in self.waiting:
            apply_edit(content, edit)
        return bytes(content)

    def after_cut(self, chance: random.Random) -> bytes:
        """Return what a power cut might leave."""
        content = bytearray(self.safe)
        for edit in self.waiting:
            if chance.random() < 0.5:
                apply_edit(content, _torn(edit, chance))
        return bytes(content)


@dataclass(frozen=True)
class NameChange:
    """Names that come (with a file, or None for a folder) and names that go, at once."""

    folder: str
    come: tuple[tuple[str, Inode | None], ...] = ()
    go: tuple[str, ...] = ()


@dataclass
class OpenFile:
    """What a file number stands for."""

    path: str
    inode: Inode | None
    place: int = 0


class Disk:
    """The files of one folder, replayed call by call."""

    def __init__(self, folder: Path, before: Path) -> None:
        self._root = str(folder)
        self._now: dict[str, Inode | None] = {self._root: None}
        for path in sorted(before.rglob("*")):
            inode = Inode(bytearray(path.read_bytes())) if path.is_file() else None
            self._now[str(folder / path.relative_to(before))] = inode
        self._safe = dict(self._now)
        self._waiting: list[NameChange] = []
        self._open: dict[int, OpenFile] = {}

    def replay(self, call: Call) -> None:
        """Carry out one call."""
        getattr(self, f"_{call.name}")(call)

    def cut_power(self, chance: random.Random, target: Path) -> None:
        """Write into ``target`` what might be left if the power failed now."""
        names = dict(self._safe)
        for change in self._waiting[: chance.randrange(len(self._waiting) + 1)]:
            _rename(names, change)
        for path, inode in sorted(names.items()):
            place = target / Path(path).relative_to(self._root)
            if inode is None:
                place.mkdir(exist_ok=True)
            elif place.parent.is_dir():
                place.write_bytes(inode.after_cut(chance))

    def stop_program(self, target: Path) -> None:
        """Write into ``target`` what is there if the program ended now and the power stayed."""
        for path, inode in sorted(self._now.items()):
            place = target / Path(path).relative_to(self._root)
            if inode is None:
                place.mkdir(exist_ok=True)
            else:
                place.write_bytes(inode.as_written())

    def _openat(self, call: Call) -> None:
        path = call.texts[1].decode()
        if not self._is_ours(path):
            self._open.pop(call.result, None)
            return
        if path not in self._now:
            inode = Inode()
            self._change(NameChange(_folder(path), come=((path, inode),)))
        opened = OpenFile(path, self._now[path])
        self._open[call.result] = opened
        if "O_TRUNC" in call.flags and opened.inode is not None:
            opened.inode.waiting.append(Edit(0, None))

    def _pwrite64(self, call: Call) -> None:
        self._inode(call).waiting.append(Edit(call.numbers[-1], call.texts[1][: call.result]))

    def _write(self, call: Call) -> None:
        opened = self._open[call.file_number]
        self._inode(call).waiting.append(Edit(opened.place, call.texts[1][: call.result]))
        opened.place += call.result

    def _lseek(self, call: Call) -> None:
        self._open[call.file_number].place = call.result

    def _ftruncate(self, call: Call) -> None:
        self._inode(call).waiting.append(Edit(call.numbers[-1], None))

    def _fsync(self, call: Call) -> None:
        opened = self._open[call.file_number]
        if opened.inode is not None:
            opened.inode.sync()
            return
        for change in [each for each in self._waiting if each.folder == opened.path]:
            _rename(self._safe, change)
            self._waiting.remove(change)

    _fdatasync = _fsync

    def _mkdir(self, call: Call) -> None:
        path = call.texts[0].decode()
        self._change(NameChange(_folder(path), come=((path, None),)))

    def _unlink(self, call: Call) -> None:
        path = call.texts[0].decode()
        self._change(NameChange(_folder(path), go=(path,)))

    def _link(self, call: Call) -> None:
        old, new = (text.decode() for text in call.texts)
        self._change(NameChange(_folder(new), come=((new, self._now[old]),)))

    def _rename(self, call: Call) -> None:
        old, new = (text.decode() for text in call.texts)
        self._change(NameChange(_folder(new), come=((new, self._now[old]),), go=(old,)))

    def _change(self, change: NameChange) -> None:
        _rename(self._now, change)
        self._waiting.append(change)

    def _inode(self, call: Call) -> Inode:
        inode = self._open[call.file_number].inode
        assert inode is not None
        return inode

    def _is_ours(self, path: str) -> bool:
        return path == self._root or path.startswith(f"{self._root}/")


def apply_edit(content: bytearray, edit: Edit) -> None:
    """Write or cut, filling what lies between with zeros."""
    if edit.written is None:
        del content[edit.place :]
        content.extend(bytes(edit.place - len(content)))
        return
    content.extend(bytes(max(0, edit.place + len(edit.written) - len(content))))
    content[edit.place : edit.place + len(edit.written)] = edit.written


def _torn(edit: Edit, chance: random.Random) -> Edit:
    if edit.written is None or len(edit.written) <= SECTOR or chance.random() < 0.8:
        return edit
    sectors = len(edit.written) // SECTOR
    return Edit(edit.place, edit.written[: SECTOR * chance.randrange(1, max(2, sectors))])


def _rename(names: dict[str, Inode | None], change: NameChange) -> None:
    for path in change.go:
        names.pop(path, None)
    names.update(change.come)


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def told_steps(calls: Sequence[Call], told: Path) -> list[str]:
    """Return the steps that some calls told."""
    name = str(told).encode()
    written = b"".join(c.texts[1] for c in calls if c.name == "write" and c.texts[0] == name)
    return written.decode().splitlines()
