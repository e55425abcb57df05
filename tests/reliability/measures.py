"""Trials of secrets, failing calls, time, memory, surroundings and second programs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from tests.reliability import same_everywhere, soak
from tests.reliability.failing_calls import Failures, fail_each_call, watch_network
from tests.reliability.figures import Figure, folders
from tests.reliability.leaks import PHRASE as PLANTED_PHRASE
from tests.reliability.leaks import plant_and_kill
from tests.reliability.scenarios import PHRASE
from tests.reliability.two_processes import meet, names_the_holder
from tests.reliability.workloads import WORKLOADS

MOST_GROWTH = 20.0
"""Megabytes that a process may grow by over all openings."""
SLOWEST_ANSWER = 50.0
"""Milliseconds within which 95 of 100 answers are kept."""
FEW = 5_000
"""Customers; twenty times as many are measured as well."""
CALLS = ("backups", "restoring", "encrypting", "opening a file of format 1", "handing a client on")


def try_calls(count: int, root: Path) -> Iterator[Figure]:
    """Let every system call of copies fail once; ``count`` is how many of each kind at most."""
    strace = shutil.which("strace")
    if strace is None:
        yield Figure("G17", "failing calls", "not tried: strace is not installed", holds=False)
        return
    for workload, place in zip(
        (each for each in WORKLOADS if each.name in CALLS), folders(root), strict=False
    ):
        failures = fail_each_call(strace, workload.scenarios(0), place, at_most=count)
        yield _failures_figure(workload.name, failures)


def try_network(count: int, root: Path) -> Iterator[Figure]:
    """Watch the whole work for anything that would leave this computer."""
    del count
    strace = shutil.which("strace")
    if strace is None:
        yield Figure("G13", "network", "not tried: strace is not installed", holds=False)
        return
    asked: list[str] = []
    for workload, place in zip(WORKLOADS, folders(root), strict=False):
        asked += watch_network(strace, workload.scenarios(0), place)
    value = f"{len(WORKLOADS)} kinds of work, {len(asked)} calls for another computer"
    yield Figure("G13", "network", value, not asked, tuple(asked))


def try_secrets(rounds: int, root: Path) -> Iterator[Figure]:
    """Plant names, amounts and pass phrases, kill the program, and search all that was written."""
    places = folders(root)
    killed, hits = plant_and_kill(next(places), PLANTED_PHRASE, rounds)
    value = f"{len(hits)} plants found after {killed} kills in five kinds of work"
    seen = tuple(f"{hit.plant} in {hit.file}" for hit in hits)
    yield Figure("G11", "encrypted: plants in any file", value, not hits, seen)
    _, hits = plant_and_kill(next(places), None, 1)
    yield Figure("G11", "plain, control", f"{len(hits)} plants found, as it must be", bool(hits))


def try_soak(cycles: int, root: Path) -> Iterator[Figure]:
    """Open and close again and again."""
    growth = soak.open_and_close(root / "client.csdesk", cycles)
    value = (
        f"{growth.cycles} openings: {growth.descriptors} more open files, "
        f"{growth.megabytes:.1f} MB more memory"
    )
    holds = growth.descriptors <= 0 and growth.megabytes < MOST_GROWTH
    yield Figure("G19", "open and close", value, holds)


def try_speed(accounts: int, root: Path) -> Iterator[Figure]:
    """Time an answer beside a bare commit, and a plain workspace beside an encrypted one."""
    places = folders(root)
    ours, floor = soak.time_answers(next(places), accounts)
    value = (
        f"p50 {ours.middle:.1f} ms, p95 {ours.slow:.1f} ms; a bare commit {floor.middle:.1f} and "
        f"{floor.slow:.1f} ms; ratio {ours.middle / floor.middle:.1f}"
    )
    yield Figure("G14", "an answer with log and undo", value, ours.slow <= SLOWEST_ANSWER)
    for size in (accounts, 20 * accounts):
        yield _costs_figure(size, *soak.compare_costs(next(places), size))


def try_surroundings(count: int, root: Path) -> Iterator[Figure]:
    """Do the same work in other time zones, languages and hash seeds."""
    chosen = list(same_everywhere.surroundings())
    chosen = chosen[:: max(1, len(chosen) // count)]
    places = folders(root)
    sums = [same_everywhere.sums_in(next(places), surrounding) for surrounding in chosen]
    others = sum(each != sums[0] for each in sums)
    value = f"{len(sums)} surroundings, {others} with other sums or another log"
    yield Figure("G18", "the same work elsewhere", value, not others)


def try_meetings(count: int, root: Path) -> Iterator[Figure]:
    """Open what another program has open, and what a killed one left."""
    del count
    for (how, phrase), place in zip(
        (("plain", None), ("encrypted", PHRASE)), folders(root), strict=False
    ):
        meeting = meet(place, phrase)
        refused = sum(map(bool, meeting.refusals))
        names = names_the_holder(meeting.refusals[0])
        value = (
            f"{refused} of {len(meeting.refusals)} ways in refused, "
            f"{'naming' if names else 'not naming'} the holder, after {meeting.seconds:.1f} s; "
            f"a killed holder is {'' if meeting.was_left_open else 'not '}recognised"
        )
        holds = refused == len(meeting.refusals) and names and meeting.was_left_open
        yield Figure("G5, G17", f"a second program, {how}", value, holds)


def _failures_figure(name: str, failures: Failures) -> Figure:
    value = (
        f"{failures.refused} refused with a sentence, {failures.finished} done all the same, "
        f"{len(failures.wrong)} wrong"
    )
    return Figure("G17", f"a call fails: {name}", value, not failures.wrong, tuple(failures.wrong))


def _costs_figure(size: int, plain: soak.Costs, encrypted: soak.Costs) -> Figure:
    told = ", ".join(
        f"{field.name.replace('_', ' ')} {getattr(plain, field.name):.0f} ms "
        f"({getattr(encrypted, field.name) / getattr(plain, field.name):.1f}x)"
        for field in fields(plain)
    )
    return Figure("G14", f"plain (encrypted) with {size} customers", told)
