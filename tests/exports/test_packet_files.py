"""Packets in a folder: named after whom they are for, never over another, all or none."""

from __future__ import annotations

import pytest

from csdesk.errors import Cancelled
from csdesk.model.respondents import RespondentRole
from csdesk.report.packets import Packet, ask_questions
from exports import write_packets
from tests.csdesk.report.diagnoses import make_instrument


def packet_for(role, client="Harbourlight Software", person=""):
    sheets = ask_questions((make_instrument(),), role)
    return Packet(sheets, client, "Baseline audit", role, person)


CSMS, SALES = packet_for(RespondentRole.CSM), packet_for(RespondentRole.SALES)


def names(paths):
    return [path.name for path in paths]


def test_packets_are_named_after_role_person_and_client(tmp_path):
    ada = packet_for(RespondentRole.CSM, person="Ada")
    assert names(write_packets([CSMS, SALES, ada], tmp_path)) == [
        "Questions for CSMs, Harbourlight Software.xlsx",
        "Questions for Sales, Harbourlight Software.xlsx",
        "Questions for CSMs (Ada), Harbourlight Software.xlsx",
    ]


def test_no_packet_is_written_over_another(tmp_path):
    assert names(write_packets([CSMS, CSMS], tmp_path)) == [
        "Questions for CSMs, Harbourlight Software.xlsx",
        "Questions for CSMs, Harbourlight Software (2).xlsx",
    ]


@pytest.mark.parametrize("client", ["../../etc/passwd", "A/B: C?", "con", "x" * 400, "\u202ecod"])
def test_the_name_of_a_client_never_leads_out_of_the_folder(tmp_path, client):
    (path,) = write_packets([packet_for(RespondentRole.CSM, client)], tmp_path)
    assert path.parent == tmp_path
    assert path.name.startswith("Questions for CSMs")
    assert len(path.name.encode()) <= 125
    assert list(tmp_path.iterdir()) == [path]


def test_when_it_is_cancelled_no_packet_is_left_behind(tmp_path):
    def stop(done, total, step):
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_packets([CSMS, SALES], tmp_path, stop)
    assert list(tmp_path.iterdir()) == []
