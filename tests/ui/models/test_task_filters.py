from dataclasses import replace

from csdesk.model.actions import TaskStatus
from csdesk.model.health import Band
from csdesk.model.identifiers import PlaybookId, RoleId, ServiceTierId
from csdesk.model.playbooks import Playbook, PlaybookKind, PlaybookStep
from tests.task_books import NOW, A, B, due_in
from ui.models.task_drafts import start_playbook
from ui.models.task_filters import (
    AccountTraits,
    TaskWishes,
    count_states,
    describe_volume,
    narrow_tasks,
    owner_entries,
    read_traits,
)

POOLED = ServiceTierId("pooled")
TRAITS = AccountTraits(
    names={A: "Northwind", B: "Quayside"},
    bands={A: Band.RED, B: Band.GREEN},
    tiers={A: POOLED, B: None},
)
LATE = due_in(1, -1)
AT_48 = due_in(2, 48, owner="Priya")
LATER = replace(due_in(3, 49, reason="The price"), account=B)
EVERY = (LATE, AT_48, LATER)


STEPS = (
    PlaybookStep("offer", "Offer a discount", RoleId("vp"), 48),
    PlaybookStep("call", "Call the sponsor", RoleId("csm"), 24),
)
BOOK = Playbook(PlaybookId("rescue"), "Rescue", PlaybookKind.RESPONSE, "", (), STEPS)


def wanted(**wishes) -> list[int]:
    return [task.id for task in narrow_tasks(EVERY, TaskWishes(**wishes), TRAITS, NOW)]


def test_without_wishes_every_task_is_listed_in_its_order():
    assert wanted() == [1, 2, 3]


def test_tasks_are_narrowed_by_owner_colour_and_tier():
    assert wanted(owner="Priya") == [2]
    assert wanted(band=Band.GREEN) == [3]
    assert wanted(tier=POOLED) == [1, 2]
    assert wanted(owner="Priya", band=Band.GREEN) == []


def test_48_hours_hold_what_is_due_then_and_what_is_late():
    assert wanted(due="late") == [1]
    assert wanted(due="soon") == [1, 2]
    assert wanted(due="week") == [1, 2, 3]


def test_a_late_task_counts_as_open_too():
    done = due_in(4, 1, TaskStatus.DONE)
    counted = count_states((*EVERY, done), NOW)
    assert counted == {"open": 3, "late": 1, "done": 1, "dropped": 0}


def test_words_are_found_in_the_account_and_in_the_reason():
    assert wanted(words="quay PRICE") == [3]
    assert wanted(words="quay northwind") == []


def test_owners_are_offered_by_the_names_of_their_roles():
    assert owner_entries(EVERY, {"csms": "The CSMs"}) == [
        ("Every owner", None),
        ("Priya", "Priya"),
        ("The CSMs", "csms"),
    ]


def test_the_volume_counts_tasks_owners_and_what_is_late():
    assert describe_volume(EVERY, NOW) == (
        "2 tasks are due within 48 hours, for 2 owners, 1 of them late."
    )
    assert describe_volume([AT_48], NOW) == "1 task is due within 48 hours, for 1 owner."
    assert describe_volume([LATER], NOW) == "No task is due within 48 hours."
    assert describe_volume([replace(LATE, status=TaskStatus.DROPPED)], NOW) == ""


def test_traits_are_the_bands_of_the_scores(diagnosis):
    traits = read_traits(diagnosis, dict.fromkeys(diagnosis.accounts.keys, "name"))
    assert [traits.bands[key] for key in diagnosis.accounts.keys] == [
        Band.GREEN,
        Band.RED,
        Band.UNSCORED,
    ]
    assert traits.tiers == {}


def test_a_playbook_started_by_hand_begins_with_its_soonest_step():
    task = start_playbook(BOOK, A, NOW)
    assert (task.title, task.owner, task.account) == ("Call the sponsor", "csm", A)
    assert (task.due_at - task.opened_at).total_seconds() == 24 * 3600
    assert task.playbook == BOOK.id
