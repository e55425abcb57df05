"""Excel workbooks: the report, the questionnaire, and plain sheets of cells.

Text is always written as text: no cell becomes a formula or a link.
"""
