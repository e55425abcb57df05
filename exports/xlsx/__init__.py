"""Excel workbooks: the report, packets of questions, and plain sheets of cells.

Text is always written as text: no cell becomes a formula or a link.
"""
