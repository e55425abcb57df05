"""Nothing of an encrypted workspace stands in clear in any file."""

from __future__ import annotations

from tests.reliability.leaks import PHRASE, PLANTS, plant_and_kill, search


def test_no_plant_of_an_encrypted_workspace_is_found_in_any_file(tmp_path):
    killed, hits = plant_and_kill(tmp_path, PHRASE, 2, ("audit", "answers"))
    assert killed
    assert not hits


def test_plants_of_a_plain_workspace_are_found(tmp_path):
    _, hits = plant_and_kill(tmp_path, None, 1, ("audit",))
    assert {hit.file for hit in hits} == {"client.csdesk"}


def test_a_plant_is_found_in_other_forms(tmp_path):
    (tmp_path / "wide").write_bytes(PLANTS[0].encode("utf-16"))
    (tmp_path / "mail").write_bytes(b"UGxhbnQ6IFVtYnJlbGxhdGhvcm4gV2lkZ2V0cyE=")
    assert {hit.file for hit in search(tmp_path)} == {"wide", "mail"}
