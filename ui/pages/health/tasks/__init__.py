"""What the scores ask for: proposals of the rules, and the tasks that came of them."""

from ui.pages.health.tasks.view import TasksView

__all__ = ["TasksView"]
