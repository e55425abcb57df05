"""Where the window is put together: application, theme, session, pages."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.pages.page import Page
from ui.session import Session
from ui.shell.preferences import Preferences, documents_folder, preferences_path
from ui.shell.window import MainWindow


def page_classes() -> tuple[type[Page], ...]:
    """Return the pages of a client in the order of the navigation."""
    from ui.pages.assess import AssessPage
    from ui.pages.data import DataPage
    from ui.pages.findings import FindingsPage
    from ui.pages.health import HealthPage
    from ui.pages.metrics import MetricsPage
    from ui.pages.overview import OverviewPage
    from ui.pages.report import ReportPage
    from ui.pages.roadmap import RoadmapPage
    from ui.pages.settings import SettingsPage

    return (
        OverviewPage,
        AssessPage,
        DataPage,
        HealthPage,
        MetricsPage,
        FindingsPage,
        RoadmapPage,
        ReportPage,
        SettingsPage,
    )


def build_application(arguments: Sequence[str] = ()) -> QApplication:
    """Return the application, named, so that its settings have a place."""
    known = QApplication.instance()
    application = known if isinstance(known, QApplication) else QApplication(["csdesk", *arguments])
    application.setApplicationName("csdesk")
    application.setApplicationDisplayName("csdesk")
    return application


def build_window(
    session: Session, preferences: Preferences | None = None, folder: Path | None = None
) -> MainWindow:
    """Return the window of a session, in the colours that were chosen last."""
    application = build_application()
    preferences = preferences or Preferences(preferences_path())
    theme.apply(application, preferences.scheme)
    theme.follow_system(application)
    return MainWindow(session, page_classes, preferences, folder or documents_folder())


def run(workspace: Path | None = None, *, ready: Callable[[MainWindow], None] | None = None) -> int:
    """Show the window, with a workspace if one is named, until it is closed; return the exit code.

    ``ready`` is called once with the window after it was first painted.
    """
    application = build_application(sys.argv[1:])
    session = Session()
    window = build_window(session)
    window.show()
    if workspace is not None:
        window.entrance.open(workspace)
    QTimer.singleShot(0, page_classes)
    session.changed.connect(window.prepare_pages)
    if ready is not None:
        QTimer.singleShot(0, lambda: ready(window))
    try:
        return application.exec()
    finally:
        session.close()
