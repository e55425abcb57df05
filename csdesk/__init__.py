"""csdesk: how well a company runs customer success, checked against its own data.

The engine: no Qt, and it writes neither PDF nor Excel. ``ui`` and ``exports`` may use it; it reads
``assessments`` and ``resources`` and knows nothing of those who use it.
"""

__version__ = "0.7.0"
