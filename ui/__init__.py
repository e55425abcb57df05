"""Everything a person touches: window, command line, self-test.

May use every other room; nothing but ``csdesk.__main__`` may use it. Qt lives here and only here.
"""
