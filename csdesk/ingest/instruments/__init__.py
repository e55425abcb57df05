"""A consultant's own instrument, read from the sheets of a workbook."""
