"""How csdesk works here: the person, the file, its copies, its clients, privacy, the change log."""

from ui.pages.settings.page import SettingsPage

__all__ = ["SettingsPage"]
