"""What the rows of each table are called in sentences."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "client": "clients",
    "engagement": "audits",
    "answer": "answers",
    "respondent": "respondents",
    "response": "answers of respondents",
    "observation": "observations",
    "instrument_in_use": "choices of instruments",
    "area_target": "targets of areas",
    "function_choice": "choices of functions",
    "service_tier_choice": "choices of service tiers",
    "list_in_use": "choices of lists",
    "initiative_owner": "owners of initiatives",
    "raci": "roles in the plan",
    "attachment": "names of attached files",
    "import_batch": "imported lists",
    "import_field": "columns of lists",
    "account": "customers",
    "lost_account": "lost customers",
    "data_issue": "remarks on lists",
    "attachment_content": "contents of attached files",
    "instrument_text": "texts of instruments",
    "level": "levels",
    "score": "health scores",
    "kpi_value": "KPI values",
    "finding": "findings",
    "finding_evidence": "reasons of findings",
    "roadmap_item": "items of the plan",
    "computed_part": "digests of results",
    "workspace": "own records of the file",
    "change": "lines of the change log",
    "undo_step": "steps to undo",
    "content_sum": "content sums",
}
