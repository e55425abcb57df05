"""The manifest travels in the PDF, and the same input still gives the same bytes."""

from __future__ import annotations

import io
import json
from dataclasses import replace

from pypdf import PdfReader

from csdesk.model.report_choices import ReportChoice
from csdesk.report.arranging import arrange_report
from csdesk.report.manifest import NAME
from exports import render
from tests.csdesk.report.diagnoses import make_full, make_library


def test_the_manifest_is_attached_and_the_bytes_stay_the_same(bare_report):
    whole = replace(bare_report)
    chosen = arrange_report(whole, make_full(), make_library(), ReportChoice())
    first, second = render(chosen, ".pdf"), render(chosen, ".pdf")
    assert first == second
    (content,) = PdfReader(io.BytesIO(first)).attachments[NAME]
    assert content.decode() == chosen.manifest
    assert json.loads(content)["choice"]["is_final"] is False
    assert json.loads(content)["numbers"]["Accounts"] == len(make_full().accounts)


def test_without_a_manifest_nothing_is_attached(bare_report):
    assert not PdfReader(io.BytesIO(render(bare_report, ".pdf"))).attachments
