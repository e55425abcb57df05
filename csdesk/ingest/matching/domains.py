"""The domain that a company has, from a web address, an e-mail address or a link in a cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from html import unescape
from typing import TYPE_CHECKING

from csdesk.ingest.matching.shared_hosts import MAIL_HOSTS, MEETING_PLACES

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

LINK = re.compile(r"""href\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
TAG = re.compile(r"<[^>]*>")
SCHEME = re.compile(r"^[a-z][a-z0-9+-]*:(?://)?", re.IGNORECASE)
REMEMBERED = 1 << 16
BETWEEN = re.compile(r"[\s,;<>|]+")
REST = re.compile(r"[/?#\\]")
PORT = re.compile(r":\d*$")
HOST = re.compile(r"(?=.{4,253}$)(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]{0,61}[^\W_]")


@lru_cache(REMEMBERED)
def read_domain(text: str) -> str:
    """Return the first registered domain in a text, "acme.co.uk"; empty where there is none.

    Addresses at shared mail hosts and pages on meeting places identify nobody. What counts as a
    registered domain follows the Public Suffix List (publicsuffix.org).
    """
    domains = map(_registered_domain, find_hosts(text))
    return next((domain for domain in domains if domain and not _is_shared(domain)), "")


def _is_shared(domain: str) -> bool:
    return domain in MAIL_HOSTS or domain in MEETING_PLACES


def find_hosts(text: str) -> Iterator[str]:
    """Yield the hosts of web addresses, e-mail addresses or a link, in small letters."""
    link = LINK.search(text) if "<" in text else None
    if link:
        text = unescape(link[1])
    elif "<" in text and "@" not in text:
        text = TAG.sub(" ", text)
    return filter(None, map(_host_of, BETWEEN.split(text)))


def _host_of(address: str) -> str:
    authority = REST.split(SCHEME.sub("", address), maxsplit=1)[0]
    host = PORT.sub("", authority.rpartition("@")[2]).strip(".").lower()
    return host if HOST.fullmatch(host) else ""


def _registered_domain(host: str) -> str:
    return _suffixes().privatesuffix(_to_ascii(host)) or ""


def _to_ascii(host: str) -> str:
    """Return a host as name servers know it: "xn--mller-kva.de" for "müller.de"."""
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


@cache
def _suffixes() -> PublicSuffixList:
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList()
