"""What is wrong: rules over answers, levels, KPIs, scores and data, each with its evidence."""

from csdesk.findings.detection import detect_findings
from csdesk.findings.inputs import FindingInputs

__all__ = ["FindingInputs", "detect_findings"]
