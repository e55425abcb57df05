"""Views of the health page, shown about the same small client."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import pytest
from pytestqt.qtbot import QtBot

from tests.facts import make_facts
from tests.health_reviews import make_review
from tests.task_books import REVIEW
from ui.pages.health.health_view import HealthView
from ui.session import Session

View = TypeVar("View", bound=HealthView)


@pytest.fixture
def show_view(qtbot: QtBot, opened, diagnosis) -> Callable[[Callable[[Session], View]], View]:
    """Give a way to show a view about three accounts that rules have something to say about."""

    def show(make: Callable[[Session], View]) -> View:
        review = make_review(make_facts(keys=["1", "2", "3"], nps=[9, 2, None]), REVIEW)
        opened.show(replace(diagnosis, review=review))
        view = make(opened.session)
        qtbot.addWidget(view)
        view.resize(1300, 760)
        view.show_diagnosis(opened.session.diagnosis)
        view.show()
        return view

    return show
