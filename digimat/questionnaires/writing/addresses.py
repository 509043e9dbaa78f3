"""Addresses in what is asked belong to nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ipaddress import IPv4Address

from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires.writing.texts import Writing

# RFC 2606 and RFC 6761: names that nobody will ever own.
_RESERVED = re.compile(
    r"(?:.+\.)?(?:example|test|invalid|localhost)|(?:.+\.)?example\.(?:com|org|net)", re.IGNORECASE
)
# Of hosts that stand alone, only those whose end is no ending of a file: "plan.zip" is one.
_ENDS = "ai|app|be|biz|ca|ch|cloud|co|com|de|dev|edu|es|eu|fr|gov|info|int|io|it|lu|me|net|online|org|shop|site|uk|us"
_HOST = r"[a-z0-9à-ÿ](?:[a-z0-9à-ÿ-]*[a-z0-9à-ÿ])?(?:\.[a-z0-9à-ÿ-]+)*"
ADDRESS = re.compile(
    rf"(?:(?:https?|ftp)://(?:[^\s/@]*@)?(?P<url>{_HOST})|(?<![\w.+%-])[\w.+%-]+@(?P<mail>{_HOST})|\bwww\.(?P<www>{_HOST})"
    rf"|(?<![\w@./-])(?P<bare>{_HOST}\.(?:{_ENDS}))(?![\w-]))",
    re.IGNORECASE,
)
_IPV4 = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{1,3}){3}(?![\d.]*\d)")


def check(writing: Writing) -> Iterator[Problem]:
    """No host but reserved ones, and no IPv4 address that could be somebody's, in items and advice.

    Reserved: ``.example``, ``.test``, ``.invalid``, ``.localhost``, ``example.com``, ``.org`` and ``.net``, and
    what stands below them (RFC 2606, RFC 6761). Addresses: those for documentation (192.0.2.0/24,
    198.51.100.0/24, 203.0.113.0/24), private ones and others that are never anybody's on the Internet.
    """
    for wording in writing.asked:
        for language, text, path in wording.each():
            for address in dict.fromkeys(_of_somebody(text)):
                yield writing.warning(
                    path,
                    "WRT033",
                    Text(
                        fr=f"cette adresse peut être celle de quelqu’un ({language}) : {address}",
                        en=f"this address may be somebody's ({language}): {address}",
                    ),
                    Text(
                        fr="Prenez un nom réservé (banque.example) ou une adresse de documentation (192.0.2.1).",
                        en="Take a reserved name (bank.example) or an address for documentation (192.0.2.1).",
                    ),
                )


def _of_somebody(text: str) -> Iterator[str]:
    """Each address that is not reserved.

    >>> list(_of_somebody("De a@banque.example, b@banque.fr et 192.0.2.7 à 8.8.8.8, voir www.example.org."))
    ['banque.fr', '8.8.8.8']
    """
    for found in ADDRESS.finditer(text):
        host = next(part for part in found.group("url", "mail", "www", "bare") if part)
        if not _RESERVED.fullmatch(host) and not _IPV4.fullmatch(host):
            yield host
    for found in _IPV4.finditer(text):
        try:
            address = IPv4Address(found[0])
        except ValueError:
            continue  # a number of that look
        if address.is_global or address.is_multicast:
            yield found[0]
