"""The dashboards as data: what they count, and which accounts are behind each count."""

from csdesk.scoring.boards.review import BoardInputs, review_boards

__all__ = ["BoardInputs", "review_boards"]
