"""Any spreadsheet of a client, as typed records with the row each came from, and what was odd."""
