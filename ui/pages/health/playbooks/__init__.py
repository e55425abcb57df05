"""The playbooks: what to do in which situation, browsed, changed and started."""

from ui.pages.health.playbooks.view import PlaybooksView

__all__ = ["PlaybooksView"]
