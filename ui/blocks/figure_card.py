"""A figure with the question that it answers."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from csdesk.report.document import FigureBlock
from ui.session import Session
from ui.tasks.lifetime import while_there
from ui.widgets.card import Card
from ui.widgets.figure_view import FigureView, PictureRequest
from ui.widgets.label import Label

USUAL_WIDTH = 640


class FigureCard(Card):
    """Draws its figure on the lane beside the workspace, at the size that it has here."""

    def __init__(self, block: FigureBlock, session: Session, parent: QWidget | None = None) -> None:
        from exports.charts.sizes import natural_height

        super().__init__(block.question, parent=parent)
        self._session = session
        self.figure = FigureView(natural_height(block.figure, USUAL_WIDTH))
        self.figure.pictureWanted.connect(self._draw)
        self.body.addWidget(self.figure)
        self.body.addWidget(Label(block.answer, "small", wrap=True))
        self.figure.show_figure(block.figure, f"{block.question} {block.answer}")

    def _draw(self, request: PictureRequest) -> None:
        self._session.render(
            paint_figure,
            request,
            on_done=while_there(self.figure, partial(self.figure.show_picture, request)),
            label="Drawing",
        )


def paint_figure(request: PictureRequest) -> bytes:
    """Return the picture that is asked for."""
    from exports.charts import paint_png

    return paint_png(
        request.figure, request.width, request.height, dark=request.dark, scale=request.ratio
    )
