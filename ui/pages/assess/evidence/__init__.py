"""What shows an answer: files, notes, who said it, and what was seen beside it."""
