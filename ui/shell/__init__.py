"""The window around the pages: navigation, status bar, what comes in by drop or shortcut."""
