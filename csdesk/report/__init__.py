"""The report: one frozen document that every renderer shows, and the composing of it.

In here: the blocks of a document, the sentences that data choose, and the status that a result
gets. ``csdesk.operations`` composes; ``exports`` and ``ui`` show what it gives. It opens no file
and no workspace, and computes no number that ``csdesk.scoring`` could give.
"""
