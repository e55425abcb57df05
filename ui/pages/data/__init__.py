"""Data: the client's lists, how a new file is read, and the accounts that came from them."""

from ui.pages.data.page import DataPage

__all__ = ["DataPage"]
