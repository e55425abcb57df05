"""The rules of the plan: one set, a horizon for each area of work, a quick win that is one."""

from __future__ import annotations

from csdesk.content.checks.only_one import find_only
from csdesk.content.contents import Contents, Entry
from csdesk.content.instruments import InstrumentContents
from csdesk.model.roadmap import Horizon, Initiative, PlanRules

LEAST = {"quick_win_due": 1, "quick_wins_at_once": 1, "at_once": 1, "stagger": 0, "pinned": 1}


def check_plan_rules(contents: Contents, instruments: tuple[InstrumentContents, ...]) -> None:
    """Check how initiatives become a plan."""
    rules: Entry[PlanRules] = find_only(contents, "plan", "resources/library/plan")
    _check_numbers(rules)
    _check_team_days(rules)
    _check_horizons(rules, contents, instruments)
    _check_quick_win(rules, contents)


def _check_numbers(rules: Entry[PlanRules]) -> None:
    for key, least in LEAST.items():
        number = getattr(rules.item, key)
        if number < least:
            raise rules.reject(key, number, f"at least {least}")


def _check_team_days(rules: Entry[PlanRules]) -> None:
    given = rules.item.team_days
    if len(given) not in (0, len(Horizon)) or any(days < 0 for days in given):
        expected = f"{len(Horizon)} numbers of person-days from 0 up, or none"
        raise rules.reject("team_days", list(given), expected)


def _check_horizons(
    rules: Entry[PlanRules], contents: Contents, instruments: tuple[InstrumentContents, ...]
) -> None:
    areas = {area.item.id for found in instruments for area in found.areas}
    given = rules.item.horizon_of_area
    for area in given:
        if area not in areas:
            raise rules.reject("horizon_of_area", area, "the id of an area")
    worked_on = {initiative.area for initiative in contents.items("initiative")}
    for area in sorted(worked_on - set(given)):
        wanted = ", ".join(str(horizon.value) for horizon in Horizon)
        raise rules.missing(f"horizon_of_area.{area}", f"one of: {wanted}")


def _check_quick_win(rules: Entry[PlanRules], contents: Contents) -> None:
    wanted, due = rules.item.default_quick_win, rules.item.quick_win_due
    initiatives: dict[str, Initiative] = {item.id: item for item in contents.items("initiative")}
    quick_win = initiatives.get(wanted)
    if quick_win is None:
        raise rules.reject("default_quick_win", wanted, "the id of an initiative")
    if not quick_win.quick_win:
        expected = "an initiative with quick_win = true"
        raise rules.reject("default_quick_win", wanted, expected)
    if quick_win.duration > due:
        expected = f"at least the duration of default_quick_win, {quick_win.duration}"
        raise rules.reject("quick_win_due", due, expected)
