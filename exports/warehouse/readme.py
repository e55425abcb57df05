"""How a data team brings the health score into its warehouse."""

from __future__ import annotations

from csdesk.model.hand_off import HandOff
from csdesk.model.scorecards import Scorecard
from exports.warehouse.inputs import list_inputs
from exports.warehouse.score_query import DIALECTS

TEXT = """\
# Health score, retention and cohorts of {client}

Written by {program}. The queries of the score are generated from the scorecards in force, and
compute what csdesk computes:

{cards}

## What to do

1. Take the folder of your engine: {dialects}.
2. `account_facts.sql` creates the one table that is read. Fill it from your own models, one row
   for each account on the day that is scored. `inputs.csv` says what each column means.
3. `checks.sql` finds what is wrong with the rows. Load nothing further while it finds any.
4. `health_score.sql` scores every row. Put it into a view or a model of your own.

On Spark one job does steps 3 and 4, where it finds Parquet files or a table of the catalogue with
those columns: `spark-submit spark/job.py FACTS SCORES`. It reads the SQL beside it, stops with the
rows that are wrong, and writes Parquet files to a path that is still free.

`retention.sql`, `movements.sql` and `cohorts.sql` read one table, `account_revenue`: what each
account pays a year, in whole cents, on the last day of each month.

## With dbt

`dbt/` is a project for dbt 1.10.5 or later. Copy `profiles.example.yml` to `profiles.yml`, name
the schemas of your tables and the day in `dbt_project.yml`, and run `dbt build`. One project serves
every engine of this folder: dbt picks the macros of the one that it runs on.

- `models/staging` reads your own tables in the form of five entities: accounts, users, events,
  subscriptions (by the day of their last change), support interactions.
- `models/marts` holds the score, retention, movements, cohorts, and the SQL of the source texts
  with what was wrong in it. `account_facts` passes on what you fill; build it from your own models.
- Tests find keys that are empty or stand twice, rows without their account, bands and risks of
  another name, scores beyond 0 to 100, NaN, and movements that do not add up to the cent.
- `seeds` hold the signals with their weights, and the ends of months until 2040.

`weights.csv` lists the signals with their weights and edges; the edges that some accounts have
of their own stand in the query.

## What comes out

| column | meaning |
|---|---|
| `account_key` | the account |
| `scorecard`, `scorecard_version` | the first scorecard that fits the account |
| `score` | 0 to 100, as a person set it or as computed; empty below the minimum coverage |
| `computed_score` | the score that the facts give |
| `coverage` | percent of the weight that is known |
| `is_sufficient` | whether the coverage is enough to rely on the score |
| `band` | `green`, `yellow`, `red` or `unscored` |

## What must be kept to

- An unknown value is NULL, never NaN and never 0. The checks find NaN.
- Facts are binary fractions of 64 bits: a decimal type rounds otherwise, and a score on an edge
  would fall to another band.
- Edges belong to the better band. Weights are whole numbers, so that scores of bands are exact;
  other shapes are rounded at the ninth decimal, halves to even.
- Shapes that compare an account with the book take the rows of the table that its scorecard is
  for. A key that stands twice is scored twice, and counts twice there.
- Texts are compared in lower case. Where your engine lowers a letter otherwise than Unicode does,
  write the text in lower case into the table.
- `changelog.md` says who changed the scorecards when.
- The queries for DuckDB and Spark, and the dbt project on DuckDB, are run in csdesk's own tests
  and give what csdesk gives, to the last bit. Those for other engines are translated from the same
  source by sqlglot; compare a sample before you rely on them.

## The columns of `account_facts`

| column | type | meaning |
|---|---|---|
{columns}
"""


def render_readme(document: HandOff) -> str:
    """Return the README in Markdown."""
    cards = (
        f"- {_cell(one.card.name)} (`{one.card.id}`, version {_cell(one.card.version)}): "
        f"{_tell_whom(one.card, document)}"
        for one in document.cards
    )
    columns = (
        f"| `{one.name}` | {one.type.lower()} | {_cell(one.meaning)} |"
        for one in list_inputs(document)
    )
    return TEXT.format(
        client=_cell(document.client),
        program=document.program,
        cards="\n".join(cards),
        dialects=", ".join(f"`{name}`" for name in DIALECTS),
        columns="\n".join(columns),
    )


def render_changes(document: HandOff) -> str:
    """Return the versions of the scorecards in Markdown, newest first (S1.116)."""
    lines = [
        f"| {one.day.isoformat()} | {_cell(f'{one.model}, version {one.version}: {one.change}')} "
        f"| {_cell(one.author)} |"
        for one in document.changes
    ]
    return "\n".join(("# Changes", "", "| Date | Change | Author |", "|---|---|---|", *lines, ""))


def _tell_whom(card: Scorecard, document: HandOff) -> str:
    if card.applies_to:
        return "the accounts that meet its conditions, which stand in `picked_cards`"
    return "all accounts" if len(document.cards) == 1 else "all other accounts"


def _cell(words: str) -> str:
    """Return words that stand in one cell of a table."""
    return " ".join(words.split()).replace("|", "\\|")
