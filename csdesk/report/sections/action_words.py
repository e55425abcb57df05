"""What is said about what the rules ask for: whom they cannot reach, and how much work it is."""

from __future__ import annotations

from csdesk.formatting import join_words, number, plural
from csdesk.model.actions import ActionReview, OwnerLoad, Workload
from csdesk.model.library import Library


def unscored_sentence(review: ActionReview) -> str:
    """Return whom the rules that read scores cannot reach; empty where everybody has a score."""
    if not review.unscored:
        return ""
    if not review.scored:
        return "No account has a score yet, so the rules that read scores reach nobody."
    has = "has" if review.unscored == 1 else "have"
    them = "it" if review.unscored == 1 else "them"
    return (
        f"{plural(review.unscored, 'account')} {has} no score, so the rules that read scores do "
        f"not reach {them}."
    )


def workload_sentence(work: Workload) -> str:
    """Return how many tasks are due soon, and how many that is for each owner; empty for none."""
    if not work.tasks:
        return ""
    is_due = "task is due" if work.tasks == 1 else "tasks are due"
    owners = plural(work.people, "owner")
    each = number(work.tasks / work.people, 0)
    due = f"{number(work.tasks)} {is_due} within {work.within_hours} hours"
    return f"{due} for {owners} = {each} each."


def overload_sentence(work: Workload, library: Library) -> str:
    """Return in a few words who cannot do in time what falls to them; empty where all can."""
    beyond = [name_owner(load, library) for load in work.loads if load.is_beyond]
    return f"That is more than can be done in time by: {join_words(beyond)}." if beyond else ""


def workload_warning(work: Workload, library: Library) -> str:
    """Return which owners cannot do in time what falls to them; empty where all can."""
    beyond = [load for load in work.loads if load.is_beyond]
    if not beyond:
        return ""
    told = join_words([_tell_load(load, library) for load in beyond])
    return (
        f"That is more than can be done in time: {told}. Begin with the gravest and the largest. "
        "(Hours of work are csdesk’s own estimate.)"
    )


def name_owner(load: OwnerLoad, library: Library) -> str:
    """Return the name of the role that owns tasks, else what it is called."""
    return next((role.name for role in library.roles if role.id == load.owner), load.owner)


def _tell_load(load: OwnerLoad, library: Library) -> str:
    role = name_owner(load, library)
    has, needed = number(load.available / load.people), number(load.hours / load.people)
    who = f"{number(load.people)} {role}" if load.people > 1 else role
    each = "each has" if load.people > 1 else "has"
    return f"{who} ({each} {has} hours, and about {needed} of work)"
