"""The named tests of each kind of rule: each sees something wrong, or nothing."""
