"""What a process did to the files of a folder, call by call, as strace saw it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

WATCHED = (
    "pwrite64,write,lseek,fsync,fdatasync,ftruncate,openat,mkdir,unlink,rename,link,"
    # None of these is modelled; meeting one in the folder stops the trial.
    "truncate,writev,pwritev,pwritev2,fallocate,sendfile,copy_file_range,unlinkat,renameat,"
    "renameat2,linkat,symlink,mkdirat,rmdir,sync_file_range"
)
LINE = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\)\s+= (-?\d+)")
TEXT = re.compile(r'["<]((?:\\x[0-9a-f]{2})*)[">]')
NUMBER = re.compile(r"(?:^|, )(0?\d+)(?=$|, )")
MODELLED = frozenset(WATCHED.split(",")[:11])


@dataclass(frozen=True)
class Call:
    """One system call that succeeded: its name, texts and numbers in their order, its result."""

    name: str
    texts: tuple[bytes, ...]
    numbers: tuple[int, ...]
    flags: frozenset[str]
    file_number: int
    result: int


def strace_command(strace: str, trace: Path) -> tuple[str, ...]:
    """Return the command that records a process into ``trace``."""
    return (
        *(strace, "-f", "-y", "-xx", "-s", "200000", "--seccomp-bpf"),
        *("-e", f"trace={WATCHED}", "-o", str(trace)),
    )


def read_calls(trace: Path, folder: Path, told: Path) -> Iterator[Call]:
    """Give the calls that concern a folder or the file of told steps.

    Raises ValueError for a call that is not modelled, or one that another thread interrupted.
    """
    names = "|".join(re.escape(_escaped(path)) for path in (folder, told))
    wanted = re.compile(rf'(?:{names})(?:[>"]|\\x2f)')
    with trace.open(encoding="ascii") as lines:
        for line in lines:
            if wanted.search(line):
                yield from _read_line(line)


def _read_line(line: str) -> Iterator[Call]:
    found = LINE.match(line)
    if found is None:
        raise ValueError(f"an interrupted call: {line[:80]}")
    name, arguments, result = found.groups()
    if int(result) < 0:
        return
    if name not in MODELLED:
        raise ValueError(f"{name} is not modelled")
    texts = tuple(_decoded(text) for text in TEXT.findall(arguments))
    bare = TEXT.sub("", arguments)
    yield Call(name, texts, _numbers(bare), _flags(bare), _file_number(bare), int(result))


def _escaped(path: Path) -> str:
    return "".join(f"\\x{byte:02x}" for byte in str(path).encode())


def _decoded(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def _numbers(bare: str) -> tuple[int, ...]:
    return tuple(int(number) for number in NUMBER.findall(bare))


def _flags(bare: str) -> frozenset[str]:
    return frozenset(re.findall(r"O_[A-Z]+", bare))


def _file_number(bare: str) -> int:
    found = re.match(r"\d+", bare)
    return int(found.group()) if found else -1
