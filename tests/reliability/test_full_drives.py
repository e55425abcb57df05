"""Drives that run full; ``python3 dev.py reliability full`` takes smaller steps."""

from __future__ import annotations

import pytest

from tests.reliability.disk_full import DEEDS, fill_at_each_page, fill_by_size
from tests.reliability.files import LARGE_STEP


@pytest.mark.parametrize("name", DEEDS)
def test_a_full_drive_refuses_with_a_sentence_until_the_deed_fits(name, tmp_path):
    shortage = fill_at_each_page(tmp_path, name)
    assert not shortage.wrong
    assert shortage.refusals


def test_files_that_may_not_grow_keep_what_they_hold(tmp_path):
    shortage = fill_by_size(tmp_path, LARGE_STEP)
    assert not shortage.wrong
    assert shortage.refusals
