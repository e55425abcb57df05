"""What the pseudonyms of persons depend on: the file's own secret, or that of a client's old file.

A client that was brought in keeps the secret that its pseudonyms were made with. Such secrets stand
below the file's own one, each on a line behind the number of its client.
"""

from __future__ import annotations

import re

from csdesk.model.identifiers import EngagementId
from csdesk.storage.file.database import Database

SECRETS = re.compile(r"[0-9a-f]{32}(?:\n[0-9]+ [0-9a-f]{32})*")
CLIENT = "SELECT client_id FROM engagement WHERE id = ?"


def read_salt(database: Database, engagement: EngagementId | None) -> str:
    """Return what the pseudonyms of an engagement's client depend on; None: of a new client."""
    own, brought = _read(database)
    row = database.row(CLIENT, (engagement,))
    return brought.get(int(row[0]), own) if row else own


def list_salts(database: Database) -> set[str]:
    """Return every secret that a pseudonym in the file may depend on."""
    own, brought = _read(database)
    return {own, *brought.values()}


def keep_salt(database: Database, engagement: EngagementId, salt: str) -> None:
    """Let the pseudonyms of an engagement's client depend on a secret from now on.

    It is that of the whole file where there is no other client.
    """
    ((client,),) = database.rows(CLIENT, (engagement,))
    own, brought = _read(database)
    clients = {number for (number,) in database.rows("SELECT id FROM client")}
    if clients == {client}:
        own = salt
    known = {number: one for number, one in (brought | {client: salt}).items() if number in clients}
    _write(database, own, {number: one for number, one in known.items() if one != own})


def adopt_salts(database: Database, text: str) -> None:
    """Take all secrets of a file over as its workspace held them; others than secrets are left."""
    if SECRETS.fullmatch(text):
        database.write("UPDATE workspace SET salt = ?", (text,))


def _read(database: Database) -> tuple[str, dict[int, str]]:
    ((text,),) = database.rows("SELECT salt FROM workspace")
    own, *lines = str(text).split("\n")
    numbered = (line.partition(" ") for line in lines)
    return own, {int(number): salt for number, _, salt in numbered if number.isdecimal()}


def _write(database: Database, own: str, brought: dict[int, str]) -> None:
    lines = (f"{number} {salt}" for number, salt in sorted(brought.items()))
    database.write("UPDATE workspace SET salt = ?", ("\n".join((own, *lines)),))
