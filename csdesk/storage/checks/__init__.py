"""Whether a file is what csdesk made, whole, and still the one that was opened."""
