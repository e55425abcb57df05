"""What a workspace keeps about itself: content sums, change log, undo."""
