"""What ships as data: the library of shared content, styles, icons and the sample client. No code.

Only ``csdesk.content`` reads it, and it knows nobody.
"""
