"""Names that break what trusts them."""

from __future__ import annotations

HOSTILE = 'A<b>&$B_{x} "Ltd" =1+1'
"""Markup, mathematics, quotes, a formula and a shortcut in one name."""
