"""All instruments at a glance, and what can be done with them."""
