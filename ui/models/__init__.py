"""What pages show, as Qt models and plain view data: sorted, filtered and put into words here.

Models know neither widgets nor the session. A cell answers two roles only: what is read
(``DisplayRole``) and, where a cell is painted rather than written, what it stands for
(``UserRole``: a ``StatusWord`` or a ``ScoreMark``).
"""
