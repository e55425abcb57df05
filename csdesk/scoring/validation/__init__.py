"""Whether a health score tells who leaves, and how much the data allow to be said about it.

scikit-learn and SciPy are imported where they are first needed, never when this room is.
"""

from csdesk.scoring.validation.fates import Fates, Losses
from csdesk.scoring.validation.observation import observe
from csdesk.scoring.validation.validating import validate

__all__ = ["Fates", "Losses", "observe", "validate"]
