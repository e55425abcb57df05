"""A glance may let others through, but never passes over one that is meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdesk.ingest.matching.accounts import READERS
from csdesk.ingest.matching.glances import make_glance
from csdesk.model.matching import MatchBasis

IDS = st.from_regex(r"[ '#]{0,2}(CUST|a|K)?[-_ ]?0{0,4}[0-9]{0,6}[-/.]?[0-9]{0,3}", fullmatch=True)
NAMES = st.from_regex(
    r"(The |OOO )?(Mü|Mue|Mu|Aa|Å)?(ller|rhus|Acme|Data[- ]?Bank|x|e{1,6})( & | and )?(Co|x)?"
    r"( Ltd\.| GmbH| e\.V\.)?",
    fullmatch=True,
)
ADDRESSES = st.from_regex(
    r"(https://)?(www\.|bob@)?(acme|ac-me|müller|beta)\.(com|co\.uk|de)(:80)?(/x\.y)?",
    fullmatch=True,
)


@pytest.mark.parametrize(
    ("basis", "texts"),
    [
        (MatchBasis.REPAIRED_ID, IDS),
        (MatchBasis.NAME, NAMES),
        (MatchBasis.DOMAIN, ADDRESSES),
        (MatchBasis.EMAIL_HASH, ADDRESSES),
    ],
)
def test_whoever_has_the_key_has_the_glance(basis, texts):
    @given(st.lists(texts, min_size=1, max_size=8))
    def check(found):
        read = READERS[basis]
        for one in filter(read, found):
            may_be = make_glance(basis, {read(one)})
            assert all(may_be(other) for other in found if read(other) == read(one))

    check()


@given(st.text(max_size=25), st.sampled_from([*READERS]))
def test_any_text_passes_the_glance_of_its_own_key(text, basis):
    key = READERS[basis](text)
    assert not key or make_glance(basis, {key})(text)


def test_what_is_plainly_another_is_passed_over():
    assert not make_glance(MatchBasis.NAME, {"acme"})("Zenith Ltd")
    assert not make_glance(MatchBasis.REPAIRED_ID, {"cust0001"})("CUST-10002")
    assert not make_glance(MatchBasis.DOMAIN, {"acme.com"})("https://zenith.com")
