"""Charts that are painted here; what they show can be pressed."""
