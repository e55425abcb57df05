"""Small parts that pages are built from. They show what they are given and know no page."""
