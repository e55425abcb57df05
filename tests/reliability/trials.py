"""All trials, in the order in which they are carried out."""

from __future__ import annotations

from tests.reliability.figures import Trial
from tests.reliability.files import try_anything, try_damage, try_full_drives, try_mutants
from tests.reliability.interruptions import try_kills, try_power_cuts
from tests.reliability.measures import (
    FEW,
    try_calls,
    try_meetings,
    try_network,
    try_secrets,
    try_soak,
    try_speed,
    try_surroundings,
)

TRIALS = (
    Trial(
        "kills", try_kills, 1000, 40, "SIGKILL at random moments of real work", is_in_memory=True
    ),
    Trial(
        "power",
        try_power_cuts,
        3000,
        60,
        "what a power cut might leave of the same work",
        is_in_memory=True,
    ),
    Trial(
        "damage",
        try_damage,
        1000,
        60,
        "damaged, foreign and changed files are opened",
        is_in_memory=True,
    ),
    Trial(
        "mutants",
        try_mutants,
        10_000,
        200,
        "spreadsheets with something wrong in them are opened and read",
        is_in_memory=True,
    ),
    Trial("full", try_full_drives, 2, 1, "drives that run full at any moment", is_in_memory=True),
    Trial(
        "anything",
        try_anything,
        400,
        15,
        "anything in any order, against a plain model",
        is_in_memory=True,
    ),
    Trial(
        "calls", try_calls, 20, 1, "system calls that fail one after the other", is_in_memory=True
    ),
    Trial("secrets", try_secrets, 6, 2, "plants of an encrypted workspace, looked for everywhere"),
    Trial("network", try_network, 1, 1, "calls that would leave this computer"),
    Trial("meetings", try_meetings, 1, 1, "a second program at the same file"),
    Trial("soak", try_soak, 500, 20, "opened and closed again and again"),
    Trial("surroundings", try_surroundings, 48, 4, "other time zones, languages, hash seeds"),
    Trial("speed", try_speed, FEW, FEW, "the time of an answer, the price of encryption"),
)
