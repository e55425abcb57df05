"""What can still be read out of a damaged file."""
