"""Names that stand for customers, the same on every list, in an order that tells nothing."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Iterable

Node = tuple[str, str]
"""A customer by a key or by a name, as lists are compared by it."""
Listed = tuple[str, str, str | None]
"""The list on which a customer stands, its key and its name there."""


def fold(text: str) -> str:
    """Return a text without regard to case and blanks, to compare it by."""
    return " ".join(text.split()).casefold()


class AccountAliases:
    """Gives each customer an alias; keys and names of one customer get the same.

    Customers of one list that share a name share the alias and are told apart by a number behind
    it, so that lists still find each other's customers, and only those.
    """

    def __init__(self, rows: Iterable[Listed]) -> None:
        known = list(rows)
        groups = _Groups()
        for _, key, name in known:
            groups.join(_key_node(key), _name_node(name or ""))
        self._by_node = _draw_aliases(groups)
        self._by_key = dict(self._tell_apart(known))

    def of_key(self, key: str) -> str | None:
        """Return the alias of a customer's key; each key of a list has one of its own."""
        return self._by_key.get(key)

    def find(self, text: str) -> str | None:
        """Return the alias of the customer that a text names, or None where it names none."""
        return self._by_node.get(_name_node(text)) or self._by_node.get(_key_node(text))

    def _tell_apart(self, known: list[Listed]) -> Iterable[tuple[str, str]]:
        slots: dict[str, list[str]] = defaultdict(list)
        ambiguous = _find_ambiguous(known)
        by_key: dict[str, tuple[str, int]] = {}
        for _, key, _ in known:
            node = _key_node(key)
            slot = key if node in ambiguous else node[1]
            alias = self._by_node[node]
            if slot not in slots[alias]:
                slots[alias].append(slot)
            by_key[key] = alias, slots[alias].index(slot) + 1
        for key, (alias, number) in by_key.items():
            yield key, alias if len(slots[alias]) == 1 else f"{alias}/{number}"


class _Groups:
    """Nodes that belong together because some customer has them all."""

    def __init__(self) -> None:
        self._above: dict[Node, Node] = {}

    def join(self, key: Node, name: Node) -> None:
        first = self.head(key)
        if name[1]:
            self._above[self.head(name)] = first

    def head(self, node: Node) -> Node:
        above = self._above.setdefault(node, node)
        while above != self._above[above]:
            above = self._above[above]
        self._above[node] = above
        return above

    def members(self) -> dict[Node, list[Node]]:
        found: dict[Node, list[Node]] = defaultdict(list)
        for node in list(self._above):
            found[self.head(node)].append(node)
        return found


def _draw_aliases(groups: _Groups) -> dict[Node, str]:
    members = list(groups.members().values())
    secrets.SystemRandom().shuffle(members)
    width = max(3, len(str(len(members))))
    return {
        node: f"Account {number:0{width}}"
        for number, nodes in enumerate(members, 1)
        for node in nodes
    }


def _find_ambiguous(known: list[Listed]) -> set[Node]:
    """Return the keys that one list writes in two ways, so that they are two customers there."""
    written: dict[tuple[str, Node], set[str]] = defaultdict(set)
    for batch, key, _ in known:
        written[batch, _key_node(key)].add(key)
    return {node for (_, node), keys in written.items() if len(keys) > 1}


def _key_node(key: str) -> Node:
    folded = fold(key)
    return "key", (folded.lstrip("0") or "0") if folded.isdecimal() else folded


def _name_node(name: str) -> Node:
    return "name", fold(name)
