"""Single events of use, added up out of memory to what scorecards need of each account."""
