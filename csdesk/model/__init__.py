"""The vocabulary: frozen dataclasses, enums and identifiers that every other room speaks in.

Every room may import it. It holds what is true of a single object (its parts, its sums, its
look-ups); rules that bring several objects together, texts and files belong to the rooms above.
"""
