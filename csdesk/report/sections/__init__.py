"""The sections of the report, each made from a diagnosis and the library."""
