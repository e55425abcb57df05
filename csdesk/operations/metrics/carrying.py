"""How KPIs are read, taken along into the next engagement of a client."""

from __future__ import annotations

from collections.abc import Callable

from csdesk.storage.workspace import Workspace


def carry_metrics(workspace: Workspace) -> Callable[[], None]:
    """Read how the engagement reads KPIs, and return what keeps it in the one chosen then.

    Goals, levels, stated figures, chosen benchmarks, boards and what is looked at first come along;
    kept values do not, as they are those of the earlier engagement.
    """
    settings, layouts = workspace.kpi_settings, tuple(workspace.layouts.all().values())
    goals, thresholds = settings.goals(), settings.thresholds()
    stated, choices = settings.stated(), settings.choices()
    shown = settings.shown()

    def keep() -> None:
        for kpi, goal in goals.items():
            settings.set_goal(kpi, goal)
        for kpi, levels in thresholds.items():
            settings.set_thresholds(kpi, levels)
        for one in stated.values():
            settings.state(one)
        settings.show(shown)
        for kpi, choice in choices.items():
            settings.choose(kpi, choice)
        for layout in layouts:
            workspace.layouts.save(layout)

    return keep
