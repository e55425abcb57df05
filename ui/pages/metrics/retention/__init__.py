"""What moved recurring revenue, by every published way of counting."""

from ui.pages.metrics.retention.view import RetentionView

__all__ = ["RetentionView"]
