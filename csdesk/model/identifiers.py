"""Identifiers that content authors write (permanent, dotted) and that the workspace gives out."""

from __future__ import annotations

from typing import NewType

InstrumentId = NewType("InstrumentId", str)
AreaId = NewType("AreaId", str)
"""A part of an instrument; in the maturity ladder one of the six pillars."""
QuestionId = NewType("QuestionId", str)
ChoiceId = NewType("ChoiceId", str)
FunctionId = NewType("FunctionId", str)
"""A function of customer success that an audit can be limited to."""
CheckId = NewType("CheckId", str)
MeasureId = NewType("MeasureId", str)
"""Something that csdesk computes and an answer can be held against ("kpi.nrr")."""
FieldId = NewType("FieldId", str)
FactId = NewType("FactId", str)
"""Something that is known about each account on a day ("dau_mau")."""
SignalId = NewType("SignalId", str)
SignalGroupId = NewType("SignalGroupId", str)
ScorecardId = NewType("ScorecardId", str)
KpiId = NewType("KpiId", str)
RuleId = NewType("RuleId", str)
InitiativeId = NewType("InitiativeId", str)
RoleId = NewType("RoleId", str)
RaciRowId = NewType("RaciRowId", str)
"""A standing activity's own id, or the id of the initiative that brings the row."""
ServiceTierId = NewType("ServiceTierId", str)
AssumptionId = NewType("AssumptionId", str)
ActionRuleId = NewType("ActionRuleId", str)
PlaybookId = NewType("PlaybookId", str)
TemplateId = NewType("TemplateId", str)
ChurnReasonId = NewType("ChurnReasonId", str)

AccountKey = NewType("AccountKey", str)
"""The client's own account id, trimmed; the account's name where the list has no id."""

EngagementId = NewType("EngagementId", int)
BatchId = NewType("BatchId", int)
ListId = NewType("ListId", int)
"""One table of an imported file."""
ObservationId = NewType("ObservationId", int)
SnapshotId = NewType("SnapshotId", int)
TaskId = NewType("TaskId", int)
OfferId = NewType("OfferId", int)
ExperimentId = NewType("ExperimentId", int)
RespondentId = NewType("RespondentId", int)
AttachmentId = NewType("AttachmentId", int)
