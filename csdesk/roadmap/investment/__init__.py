"""Whether a plan pays: its cost, what it keeps and adds, when it breaks even, how sure that is.

Pure functions over the plan, the client's own data and stated figures. Nothing generic is assumed
in place of a figure that is missing: the review names it and says what would give it.
"""

from csdesk.roadmap.investment.case import read_figures, review_investment

__all__ = ["read_figures", "review_investment"]
