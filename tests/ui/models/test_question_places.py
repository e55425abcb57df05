from datetime import UTC, datetime

from csdesk.model.attachments import Attachment
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import AttachmentId, QuestionId
from ui.models.question_places import find_question, findings_on

AT = datetime(2026, 11, 22, tzinfo=UTC)
FILE = Attachment(AttachmentId(7), QuestionId("data.1.first"), "x.png", 9, AT)


def test_the_key_of_an_answer_ends_with_its_question() -> None:
    assert find_question("answer", "12, health.1.first", ()) == "health.1.first"


def test_a_file_leads_to_its_question_while_it_is_there() -> None:
    assert find_question("attachment", "7", [FILE]) == "data.1.first"
    assert find_question("attachment", "8", [FILE]) == ""


def test_other_things_have_no_question() -> None:
    assert find_question("client", "1", [FILE]) == ""


def test_findings_are_those_whose_evidence_names_the_question(diagnosis: Diagnosis) -> None:
    found = findings_on(diagnosis.findings, QuestionId("health.1.first"))
    assert [finding.id for finding in found] == ["late", "slow", "owner", "note"]
    assert findings_on(diagnosis.findings, QuestionId("data.1.first")) == []
