"""Asking once who makes the changes, without being in the way."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from ui import theme
from ui.session import Session
from ui.widgets.button import Button
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import Label

_FIELD = 220


class NameBar(QFrame):
    """Stands above the page until the name is kept; the sample client asks nobody."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setProperty("ground", "accent")
        self.name = QLineEdit()
        self.name.setMaxLength(120)
        self.name.setMinimumWidth(_FIELD)
        self.name.setAccessibleName("Your name in the change log")
        self.keep = Button("Keep it", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space("page_margin"), 5, theme.space("page_margin"), 5)
        row.setSpacing(theme.space("s"))
        row.addWidget(IconMark("person", "accent_text"))
        row.addWidget(Label("The change log names who made a change. Your name:", "small"))
        row.addWidget(self.name)
        row.addWidget(self.keep)
        row.addStretch(1)
        self.keep.clicked.connect(self._keep_name)
        self.name.returnPressed.connect(self._keep_name)
        session.changed.connect(self._show_if_needed)
        session.settingsChanged.connect(self._show_if_needed)
        session.locked.connect(self._show_if_needed)
        self.hide()

    def _show_if_needed(self, _news: object) -> None:
        diagnosis, settings = self._session.diagnosis, self._session.settings
        needed = diagnosis is not None and not diagnosis.client.is_sample
        needed = needed and not settings.is_person_asked and not self._session.file.is_read_only
        if needed and self.isHidden():
            self.name.setText(settings.person)
        self.setVisible(needed)

    def _keep_name(self) -> None:
        from csdesk.settings import clean_person, system_person

        settings = self._session.settings
        name = clean_person(self.name.text()) or system_person()
        self._session.change_settings(replace(settings, person=name, is_person_asked=True))
