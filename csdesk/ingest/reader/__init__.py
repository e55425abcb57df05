"""Files of every kind as plain cells; runs in the import worker."""
