"""What becomes of a value that is shown to somebody who may not know whose it is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection

from csdesk.storage.file.database import Value
from csdesk.storage.handover.account_aliases import AccountAliases, fold

WITHHELD = "withheld"
CONTENT_ID = re.compile(r"[a-z0-9_.]{1,60}")
CURRENCY = re.compile("[A-Z]{3}")
PSEUDONYM = re.compile("p-[0-9a-f]{16}")
"""What the reading of a file puts in the place of an address or a number of a person."""


class Aliases:
    """Names that stand for names: the same one for the same name, wherever it turns up."""

    def __init__(self, accounts: AccountAliases, own_ids: Collection[str] = ()) -> None:
        self.accounts = accounts
        self.own_ids = own_ids
        """Identifiers that no shipped content has, and that may name the client."""
        self._given: dict[str, dict[str, str]] = defaultdict(dict)

    def give(self, kind: str, name: str) -> str:
        """Return the alias of a name, such as "Person 3"."""
        given = self._given[kind]
        return given.setdefault(fold(name), f"{kind} {len(given) + 1}")


Treatment = Callable[[Aliases, Value], Value]


def keep(aliases: Aliases, value: Value) -> Value:
    """Show the value as it is: a number of things, a rate, or a word of csdesk's own."""
    del aliases
    return value


def withhold(aliases: Aliases, value: Value) -> Value:
    """Show nothing."""
    del aliases, value
    return None


def show_presence(aliases: Aliases, value: Value) -> Value:
    """Show only whether something was written."""
    del aliases
    return WITHHELD if value else ""


def round_amount(aliases: Aliases, value: Value) -> Value:
    """Show two significant digits."""
    del aliases
    return None if value is None else float(f"{float(value):.1e}")


def keep_month(aliases: Aliases, value: Value) -> Value:
    """Show the first day of the month of a date."""
    del aliases
    return None if value is None else f"{str(value)[:8]}01"


def keep_pseudonym(aliases: Aliases, value: Value) -> Value:
    """Show what took the place of a person when the list was read; the person never."""
    del aliases
    return value if isinstance(value, str) and PSEUDONYM.fullmatch(value) else None


def keep_currency(aliases: Aliases, value: Value) -> Value:
    """Show a code of three letters; anything else is withheld."""
    del aliases
    return value if isinstance(value, str) and CURRENCY.fullmatch(value) else None


def alias_account(aliases: Aliases, value: Value) -> Value:
    """Show the alias of the customer that has this key."""
    if value is None:
        return None
    key = str(value).strip()
    return aliases.accounts.of_key(key) or aliases.give("Customer", key)


def alias_subject(aliases: Aliases, value: Value) -> Value:
    """Show the alias of the customer that an answer is about; nothing stands for the company."""
    return alias_account(aliases, value) if value else value


def alias_name(aliases: Aliases, value: Value) -> Value:
    """Show the alias of the customer that is called so, or of a group that is on no list."""
    if value is None:
        return None
    return aliases.accounts.find(str(value)) or aliases.give("Group", str(value))


def alias_as(kind: str, *known: str) -> Treatment:
    """Return what shows one of the known words as it is, and an alias of the kind for others."""
    words = {fold(word): word for word in known}

    def treat(aliases: Aliases, value: Value) -> Value:
        text = "" if value is None else str(value)
        return words.get(fold(text)) or aliases.give(kind, text) if text.strip() else value

    return treat


def keep_known(*known: str) -> Treatment:
    """Return what shows one of the known words, and of others only that there was one."""
    words = {fold(word): word for word in known}

    def treat(aliases: Aliases, value: Value) -> Value:
        del aliases
        return words.get(fold(str(value)), WITHHELD) if value else value

    return treat


def keep_id(kind: str) -> Treatment:
    """Return what shows an identifier of shipped content, and an alias for anything else."""

    def treat(aliases: Aliases, value: Value) -> Value:
        text = "" if value is None else str(value)
        is_shipped = CONTENT_ID.fullmatch(text) is not None and text not in aliases.own_ids
        return value if value is None or is_shipped else aliases.give(kind, text)

    return treat


def put(value: Value) -> Treatment:
    """Return what shows the same value always, where a table demands one."""

    def treat(aliases: Aliases, _value: Value) -> Value:
        del aliases
        return value

    return treat
