"""Registers: their rows, what cells may hold, what is not right, and what stands beside.

Definitions are content; rows are handed in. Nothing here reads a file or the workspace.
"""
