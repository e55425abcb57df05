"""All trials, in the order in which they are carried out."""

from __future__ import annotations

from tests.reliability.figures import Trial
from tests.reliability.files import try_anything, try_damage, try_full_drives
from tests.reliability.interruptions import try_kills, try_power_cuts

TRIALS = (
    Trial("kills", try_kills, 1000, 40, "SIGKILL at random moments of real work"),
    Trial("power", try_power_cuts, 3000, 60, "what a power cut might leave of the same work"),
    Trial("damage", try_damage, 1000, 60, "damaged, foreign and changed files are opened"),
    Trial("full", try_full_drives, 2, 1, "drives that run full at any moment"),
    Trial("anything", try_anything, 400, 15, "anything in any order, against a plain model"),
)
