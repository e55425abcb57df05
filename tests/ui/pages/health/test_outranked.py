"""Which rules gave way to the one that asks for a task."""

from dataclasses import replace

from csdesk.content import load_library
from csdesk.model.actions import RuleSet, RuleTotal
from csdesk.model.identifiers import ActionRuleId
from tests.task_books import NOW, RED, REVIEW, A, B, make_task, propose
from ui.models.task_lines import RuleLine
from ui.pages.health.outranked import describe_outranked, find_outranked, name_rules
from ui.pages.health.tasks.rule_panel import RulePanel
from ui.pages.health.tasks.task_panel import TaskPanel

LIBRARY = load_library()
NAMES = name_rules(LIBRARY, LIBRARY.playbooks)
LOST = ActionRuleId("adoption.below_30")
WINS = replace(propose(RED, A), outranked=(LOST,))
ASKED = replace(REVIEW, proposed={RuleSet.BAND: (WINS,)})


def name_of(rule):
    """Return what the library calls a rule."""
    return next(one.name for one in LIBRARY.action_rules if one.id == rule)


def test_every_rule_of_the_library_has_a_name():
    growth = {LIBRARY.expansion.talk.id, LIBRARY.expansion.route.id}
    assert NAMES.keys() >= {rule.id for rule in LIBRARY.action_rules} | growth


def test_a_rule_that_gave_way_is_called_by_its_name():
    said = f"“{name_of(LOST)}” fits as well and gives way to this rule, which asks more exactly."
    assert describe_outranked(WINS, NAMES) == said


def test_two_rules_give_way_together():
    both = replace(WINS, outranked=(LOST, ActionRuleId("a")))
    said = describe_outranked(both, NAMES | {"a": "Another"})
    assert said.startswith(f"“{name_of(LOST)}” and “Another” fit as well and give way")


def test_where_no_other_rule_fits_nothing_is_said():
    assert describe_outranked(propose(RED, A), NAMES) == ""


def test_the_panel_of_a_rule_names_once_what_gave_way(qtbot, texts):
    panel = RulePanel()
    qtbot.addWidget(panel)
    line = RuleLine(RuleSet.BAND, RuleTotal(RED, 2, None, (A, B)))
    panel.show_rule(line, (WINS, replace(WINS, account=B)), {A: "Acme", B: "Bolt"}, 0, NAMES)
    said = f"For some of them “{name_of(LOST)}” gives way to this rule, which asks more exactly."
    assert texts(panel).count(said) == 1
    panel.show_rule(line, (propose(RED, A),), {A: "Acme"}, 0, NAMES)
    assert not any("gives way" in text for text in texts(panel))


def test_an_open_task_is_told_which_rules_gave_way_to_its_own(diagnosis):
    task = make_task(rule=RED.id, account=diagnosis.accounts.keys[0])
    asked = replace(WINS, account=task.account)
    review = replace(ASKED, proposed={RuleSet.BAND: (asked,)})
    said = find_outranked(task, diagnosis, review, NAMES)
    assert said == describe_outranked(asked, NAMES)
    assert find_outranked(replace(task, rule=None), diagnosis, review, NAMES) == ""


def test_the_panel_of_a_task_says_so_beside_its_reason(qtbot, texts):
    panel = TaskPanel({})
    qtbot.addWidget(panel)
    panel.show_task(make_task(), {}, None, NOW, (), "“Another” gives way.")
    assert "“Another” gives way." in texts(panel)
