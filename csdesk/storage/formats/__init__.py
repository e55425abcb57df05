"""The formats of a workspace, and the steps from one to the next."""
