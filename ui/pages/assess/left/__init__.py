"""What is left before the report, across all instruments that were begun."""
