"""One module or package per page; a page shows the diagnosis and asks the session to change it."""
