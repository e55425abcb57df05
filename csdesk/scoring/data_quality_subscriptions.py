"""What is odd about subscription lines: paid trials, lines without revenue, several at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from csdesk.formatting import day, number, plural
from csdesk.model.accounts import AccountTable
from csdesk.model.data_review import Aspect
from csdesk.model.subscriptions import SetAside, SubscriptionBook
from csdesk.model.tables import ListTable, TableKind
from csdesk.scoring.data_quality import QualityInputs, Seen, count_words, see_records


def see_lines(inputs: QualityInputs) -> Iterator[Seen]:
    """Yield what is seen of the list of subscriptions; nothing without one."""
    table, book = inputs.tables.get(TableKind.SUBSCRIPTIONS), inputs.book
    if table is None or book is None or not len(table):
        return
    yield _see_paying_trials(table, book)
    yield _see_unreadable(table, book, inputs)
    if inputs.accounts is not None:
        yield _see_several_live(table, book, inputs.accounts, inputs)


def _see_paying_trials(table: ListTable, book: SubscriptionBook) -> Seen:
    trials = book.set_aside.get(SetAside.TRIAL, ())
    amounts = [(table.column("arr")[at], table.column("mrr")[at]) for at in trials]
    paying = [
        at
        for at, pair in zip(trials, amounts, strict=True)
        if any(isinstance(amount, float) and amount > 0 for amount in pair)
    ]
    words = count_words(len(paying), plural(len(trials), "trial"), len(trials))
    return see_records(
        "paying_trials",
        table,
        TableKind.SUBSCRIPTIONS,
        paying,
        len(trials),
        f"{words} have revenue; trials count for none.",
        "Ask whether these trials are paid; if so, they are no trials.",
    )


def _see_unreadable(table: ListTable, book: SubscriptionBook, inputs: QualityInputs) -> Seen:
    meant = (SetAside.TRIAL, SetAside.PAUSED)
    wrong = sorted(at for why, found in book.set_aside.items() if why not in meant for at in found)
    words = count_words(len(wrong), inputs.records(table.kind, book.records), book.records)
    return see_records(
        "unreadable_lines",
        table,
        TableKind.SUBSCRIPTIONS,
        wrong,
        book.records,
        f"{words} count for no revenue: no account, no start, no amount, a negative amount, or "
        "an end that is missing or before the start.",
        "Complete these lines; until then revenue is too low.",
    )


def _see_several_live(
    table: ListTable, book: SubscriptionBook, accounts: AccountTable, inputs: QualityInputs
) -> Seen:
    live = Counter(line.account for line in book.lines if line.is_live(accounts.as_of))
    several = tuple(key for key, count in live.items() if count > 1)
    words = count_words(len(several), inputs.records(TableKind.ACCOUNTS, len(live)), len(live))
    most = max(live.values(), default=0)
    return Seen(
        Aspect.PLAUSIBILITY,
        "several_live",
        TableKind.SUBSCRIPTIONS,
        len(several),
        len(live),
        f"{words} with a paid subscription have several that run on {day(accounts.as_of)}, up to "
        f"{number(most)}; they are added up by account.",
        "Ask whether these are several products or old contracts that were never closed.",
        files=tuple(source.file_name for source in table.sources),
        accounts=several,
    )
