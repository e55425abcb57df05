"""One function per thing a person does: takes a workspace, returns the result and what changed.

The window, the command line and the tests call the same operations. This is the only room that
brings storage and the engines together.
"""
