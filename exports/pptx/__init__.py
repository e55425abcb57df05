"""The report as a board deck: text, tables and charts that stay editable in PowerPoint.

A short selection of the report, for a room; the PDF and the workbook have all of it.
"""
