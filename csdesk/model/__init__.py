"""The vocabulary: frozen dataclasses, enums and identifiers that every other room speaks in."""
