from datetime import UTC, datetime

from csdesk.model.attachments import Attachment
from csdesk.model.identifiers import AttachmentId, QuestionId
from ui.models.attachment_lines import list_attachments, screenshot_name
from ui.models.change_log import local_time

Q, OTHER = QuestionId("q"), QuestionId("other")
AT = datetime(2026, 11, 22, 18, 51, tzinfo=UTC)


def attachment(number: int, name: str, question: QuestionId = Q) -> Attachment:
    return Attachment(AttachmentId(number), question, name, 1_240_000, AT)


def test_the_files_of_a_question_are_listed_and_no_others() -> None:
    files = [attachment(1, "a.xlsx"), attachment(2, "b.txt", OTHER), attachment(3, "a.xlsx")]
    lines = list_attachments(files, Q)
    assert [line.attachment.id for line in lines] == [1, 3]
    assert lines[0].caption == f"1.2 MB · {local_time(AT)}"


def test_pictures_have_an_icon_of_their_own() -> None:
    icons = [
        line.icon for line in list_attachments([attachment(1, "A.PNG"), attachment(2, "a")], Q)
    ]
    assert icons == ["picture", "file"]


def test_a_pasted_picture_is_named_after_its_time_without_a_colon() -> None:
    assert screenshot_name(AT) == "Screenshot 2026-11-22 18.51.00.png"
