"""The kinds of tables that csdesk reads, with the headers of their fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from csdesk.ingest.headers import HeaderIndex, spell_variants
from csdesk.model.identifiers import FieldId
from csdesk.model.imports import Certainty
from csdesk.model.tables import Field, FieldKind, TableDefinition, TableKind

ACCOUNT_NAME = FieldId("account_name")
NOT_THE_ACCOUNT = {ACCOUNT_NAME, "parent_account"}


@dataclass(frozen=True, slots=True, eq=False)
class KnownTable:
    """One kind of table: its definition, its fields, and their headers."""

    definition: TableDefinition
    fields: dict[FieldId, Field]
    index: HeaderIndex

    @property
    def kind(self) -> TableKind:
        """Return what its rows are about."""
        return self.definition.kind

    def account_fields(self) -> tuple[FieldId, ...]:
        """Return the fields that name the account of a record, the id before the name."""
        own = self.kind is TableKind.ACCOUNTS
        ids = [
            field.id
            for field in self.fields.values()
            if field.refers_to is TableKind.ACCOUNTS and field.id not in NOT_THE_ACCOUNT
        ]
        if "account_id" in self.fields:
            ids = [FieldId("account_id")]
        elif own:
            ids = [field.id for field in self.fields.values() if field.is_own_id]
        return (*ids[:1], *(name for name in (ACCOUNT_NAME,) if name in self.fields))

    def key_fields(self) -> tuple[FieldId, ...]:
        """Return the fields of which a row has to fill one to be a record."""
        if self.kind is TableKind.ACCOUNTS:
            return self.account_fields()
        named = {field.id for field in self.fields.values() if field.is_own_id or field.refers_to}
        named |= set(self.account_fields())
        return tuple(field for field in self.fields if field in named)


class Catalogue:
    """All kinds of tables that a file may hold."""

    def __init__(self, fields: Sequence[Field], tables: Sequence[TableDefinition]) -> None:
        self.tables = tuple(
            KnownTable(
                table,
                {field.id: field for field in fields if field.table is table.kind},
                HeaderIndex(field for field in fields if field.table is table.kind),
            )
            for table in tables
        )
        self.spellings = frozenset(
            variant
            for field in fields
            for spelling in (field.id, field.name, *field.synonyms)
            for variant in spell_variants(spelling)
        )

    def of(self, kind: TableKind) -> KnownTable:
        """Return what is known of a kind. Raises KeyError where it is none of the catalogue."""
        for table in self.tables:
            if table.kind is kind:
                return table
        raise KeyError(kind)

    def count_known(self, texts: Sequence[str], *, fuzzy: bool = False) -> int:
        """Return how many fields of one kind of table these headers name at most."""
        return max(
            (len(_known(table.index, texts, fuzzy=fuzzy)) for table in self.tables), default=0
        )

    def share_a_key(self, left: Sequence[str], right: Sequence[str]) -> bool:
        """Tell whether two rows of headers each name the account, so that they are two tables."""
        return all(
            any(
                _known(table.index, texts, fuzzy=False) & set(table.account_fields())
                for table in self.tables
            )
            for texts in (left, right)
        )

    def fits_a_kind(self, texts: Sequence[str]) -> bool:
        """Tell whether these headers alone have all that one kind of table needs."""
        return any(
            all(known & set(group) for group in table.definition.needs)
            for table in self.tables
            for known in (_known(table.index, texts, fuzzy=False),)
        )

    def knows(self, text: str) -> bool:
        """Tell whether a header is one of any kind of table."""
        return any(table.index.recognise(text) for table in self.tables)


def _known(index: HeaderIndex, texts: Sequence[str], *, fuzzy: bool) -> set[str]:
    found = (index.recognise(text) or (index.resemble(text) if fuzzy else None) for text in texts)
    return {match.field.id for match in found if match and match.certainty is not Certainty.CHECK}


@lru_cache(maxsize=4)
def load_catalogue(fields: tuple[Field, ...], tables: tuple[TableDefinition, ...]) -> Catalogue:
    """Return the catalogue of some content; the last few are kept, as they take a while."""
    return Catalogue(fields, tables)


def revenue_first(table: KnownTable) -> list[FieldId]:
    """Return the fields of money, those first by which totals are usually stated."""
    money = [field.id for field in table.fields.values() if field.kind is FieldKind.MONEY]
    return sorted(money, key=lambda field: (field != "arr", field != "mrr", field != "amount"))
