"""The health score as SQL for a client's own warehouse, generated from the scorecards in force."""

from exports.warehouse.files import render_hand_off
from exports.warehouse.inputs import list_inputs
from exports.warehouse.score_query import score_query

__all__ = ["list_inputs", "render_hand_off", "score_query"]
