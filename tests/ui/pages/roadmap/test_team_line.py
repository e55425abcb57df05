"""The size of team that a RACI is made for can be seen and chosen."""

from __future__ import annotations

import pytest

from csdesk.model.plan_review import TeamReading
from csdesk.model.roadmap import TeamSize
from ui.pages.roadmap.team_line import AS_LISTS_SAY, TeamLine

SMALL = TeamSize("small", "Small team", "Managers run the tools.")
LARGE = TeamSize("large", "Every role on its own", "Each has its people.")


@pytest.fixture
def line(qtbot) -> TeamLine:
    line = TeamLine()
    qtbot.addWidget(line)
    line.show()
    return line


@pytest.mark.parametrize(
    ("team", "chosen", "said"),
    [
        (
            TeamReading(SMALL, csms=3, accounts=80),
            AS_LISTS_SAY,
            "Small team, as the lists name 3 CSMs. Managers run the tools.",
        ),
        (
            TeamReading(SMALL, accounts=1),
            AS_LISTS_SAY,
            "Small team, as the lists hold 1 customer and name no CSM. Managers run the tools.",
        ),
        (
            TeamReading(LARGE),
            AS_LISTS_SAY,
            "Every role on its own, as no list says how large the team is. Each has its people.",
        ),
        (TeamReading(LARGE, is_chosen=True, csms=3), LARGE.name, "Each has its people."),
    ],
)
def test_it_says_which_size_holds_and_why(line, team, chosen, said) -> None:
    line.show_team(team, (SMALL, LARGE))
    assert line.choice.currentText() == chosen
    assert line.words.text() == said


def test_another_size_is_wanted_and_so_is_that_of_the_lists(qtbot, line) -> None:
    line.show_team(TeamReading(SMALL, csms=3), (SMALL, LARGE))
    for place, wanted in ((2, "large"), (0, "")):
        line.choice.setCurrentIndex(place)
        with qtbot.waitSignal(line.teamWanted) as told:
            line.choice.activated.emit(place)
        assert told.args == [wanted]


def test_without_sizes_nothing_is_offered(line) -> None:
    line.show_team(None, ())
    assert line.isHidden()
