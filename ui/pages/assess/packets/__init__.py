"""Packets: questions go out to people at the client, come back, and are compared."""

from ui.pages.assess.packets.view import PacketsView

__all__ = ["PacketsView"]
