"""What stands around the pages: navigation, status bar, banners and messages."""
