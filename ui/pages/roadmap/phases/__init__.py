"""The phases of the plan by a chosen template, and what the plan leads to."""
