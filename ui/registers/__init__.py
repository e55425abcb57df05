"""Registers of the programme: the list of them, a grid to write in, what stands beside."""

from ui.registers.view import RegistersView

__all__ = ["RegistersView"]
