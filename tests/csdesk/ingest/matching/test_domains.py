"""The domain of a company from whatever stands in the column for its web site."""

from __future__ import annotations

import pytest

from csdesk.ingest.matching.domains import read_domain


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("acme.com", "acme.com"),
        ("WWW.ACME.COM.", "acme.com"),
        ("https://shop.acme.co.uk:8080/a?b=c#d", "acme.co.uk"),
        ("acme.com:80", "acme.com"),
        ("bob@mail.acme.de", "acme.de"),
        ("mailto:bob@acme.de", "acme.de"),
        ("Acme <info@acme.com>", "acme.com"),
        ('<a href="http://www.acme.com/x" target="_blank">Our site</a>', "acme.com"),
        ("<b>acme.com</b>", "acme.com"),
        ("acme.com; acme.de", "acme.com"),
        ("müller.de", "xn--mller-kva.de"),
        ("acme.myshopify.com", "acme.myshopify.com"),
        ("bob@gmail.com acme.com", "acme.com"),
    ],
)
def test_the_registered_domain_is_found(text, domain):
    assert read_domain(text) == domain


@pytest.mark.parametrize(
    "text",
    ["", "n/a", "acme", "bob@gmail.com", "gmx.de", "co.uk", "linkedin.com/company/acme", "1.2.3.4"],
)
def test_what_many_share_identifies_nobody(text):
    assert read_domain(text) == ""
