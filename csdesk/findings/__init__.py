"""What is wrong: rules over answers, levels, KPIs, scores and data, each with its evidence.

Only shipped rules raise findings, each by one of the tests in ``kinds``. Nothing here computes a
score or a KPI, reads a file or decides what to do about it.
"""

from csdesk.findings.detection import detect_findings
from csdesk.findings.inputs import FindingInputs
from csdesk.findings.leading import leading

__all__ = ["FindingInputs", "detect_findings", "leading"]
