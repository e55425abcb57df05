"""How much memory and time a file may take, and how the import worker keeps within it."""

from __future__ import annotations

from dataclasses import dataclass

MEMORY = 1536 << 20
LEAST_SECONDS = 60
SECONDS_PER_MB = {"text": 0.5}
SECONDS_PER_PACKED_MB = 5
"""Workbooks are compressed; their bytes take longer."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may take: memory in bytes for the whole worker, time in seconds."""

    memory: int = MEMORY
    seconds: int = LEAST_SECONDS

    @classmethod
    def for_file(cls, kind: str, size: int) -> Limits:
        """Return the limits for a file of ``size`` bytes."""
        rate = SECONDS_PER_MB.get(kind, SECONDS_PER_PACKED_MB)
        return cls(seconds=LEAST_SECONDS + int(rate * (size >> 20)))


def limit_memory(memory: int) -> None:
    """Bound this process's memory in bytes and forbid core dumps, where the system can."""
    try:
        import resource
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
        try:
            resource.setrlimit(kind, (most, most))
        except (ValueError, OSError):
            continue


def limit_time(seconds: int) -> None:
    """Allow this process ``seconds`` of processor time from now on, where the system can."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime) + seconds + 1
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))
    except (ValueError, OSError):
        return
