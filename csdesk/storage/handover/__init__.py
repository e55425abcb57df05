"""A client on its way: to a file of its own, whole or without names, and back."""
