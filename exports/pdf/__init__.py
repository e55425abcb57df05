"""The report as a PDF: reportlab sets the pages, matplotlib's vector charts are laid in."""
