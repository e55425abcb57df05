"""The signals of each account on the days that are looked at, and its use day by day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from csdesk.ingest.events.cleaning import find_day
from csdesk.ingest.events.engine import Engine
from csdesk.ingest.events.partial_sums import BITS, Sums
from csdesk.ingest.events.survey import Span
from csdesk.model.usage_events import LONGEST_WINDOW
from csdesk.progress import Progress

ACTIVE_WINDOWS = (1, 7, 30, 60, 90)
WINDOWS = (30, 60, 90)
MONTH = 30
ONE = 1 << 32
"""What the weights of the exponential mean are counted in: whole numbers add up the same in any
order, and so on any number of cores."""
ROUNDED = 6
"""Decimals of what is divided."""


def make_signals(
    engine: Engine, sums: Sums, days: Sequence[int], core: Sequence[str], progress: Progress
) -> None:
    """Make the table ``signals``: one row per account and day of ``days``, numbers since 1970."""
    span = sums.survey.span
    selects = " UNION ALL ".join(
        f"({_select(sums, day - span.zero, _core_words(sums, core))})" for day in days
    )
    engine.run(
        f"CREATE OR REPLACE TABLE signals AS SELECT * FROM ({selects}) "
        "ORDER BY measured_on, account_id",
        progress,
        "Reckoning the signals",
    )


def make_days(engine: Engine, sums: Sums, progress: Progress) -> None:
    """Make the table ``daily``: one row per account and day with events, as the list of use."""
    span = sums.survey.span
    active = " UNION ALL ".join(
        f"SELECT code, ({BITS * word} + bit)::INTEGER AS d, count(*) AS active FROM user_days, "
        f"range({BITS}) bits(bit) WHERE (w{word} >> bit::UBIGINT) & 1 = 1 GROUP BY ALL"
        for word in range(span.words)
    )
    users = "coalesce(active, 0)" if sums.has_users else "NULL"
    visits = "coalesce(visits, 0)" if sums.has_visits else "NULL"
    engine.run(
        "CREATE OR REPLACE TABLE daily AS SELECT "
        f"account || ' ' || {_date('d', span)} AS usage_id, "
        f"account AS account_id, {_date('d', span)} AS used_on, n::DOUBLE AS usage_count, "
        f"{users}::DOUBLE AS daily_active_users, {visits}::DOUBLE AS sessions "
        "FROM (SELECT code, d, sum(n) AS n FROM account_days GROUP BY ALL) "
        f"JOIN accounts USING (code) LEFT JOIN ({active}) USING (code, d) "
        "LEFT JOIN visit_days USING (code, d) ORDER BY used_on, account_id",
        progress,
        "Listing the days",
    )


def ema_weights() -> list[int]:
    """Return the weight of each age in days, today's first: alpha is 2 / (n + 1) (S1.24)."""
    alpha = 2 / (LONGEST_WINDOW + 1)
    weights = [alpha * (1 - alpha) ** age for age in range(LONGEST_WINDOW)]
    weights[-1] /= alpha
    return [round(weight * ONE) for weight in weights]


def _select(sums: Sums, day: int, core: Sequence[int] | None) -> str:
    """Return the SQL of the signals of a day, which is counted from the first."""
    span = sums.survey.span
    users = ", ".join(_user_columns(span, day)) if sums.has_users else ""
    columns = ", ".join(
        f"{expression} AS {column}" for column, expression in _columns(sums, day, core)
    )
    use = (
        f"SELECT code, {', '.join(_day_columns(sums, day))} FROM account_days "
        f"LEFT JOIN (SELECT unnest(range({LONGEST_WINDOW})) AS age, "
        f"unnest({ema_weights()}) AS weight) ON age = {day} - d WHERE d <= {day} GROUP BY code"
    )
    joins = f"FROM ({use}) JOIN accounts USING (code)"
    if users:
        joins += f" LEFT JOIN (SELECT code, {users} FROM user_days GROUP BY code) USING (code)"
    if sums.has_visits:
        counts = ", ".join(
            f"coalesce(sum(visits) FILTER (d > {day - window}), 0) AS sessions_{window}"
            for window in WINDOWS
        )
        joins += (
            f" LEFT JOIN (SELECT code, {counts} FROM visit_days WHERE d <= {day} GROUP BY code) "
            "USING (code)"
        )
    return f"SELECT {columns} {joins}"


def _day_columns(sums: Sums, day: int) -> Iterator[str]:
    for window in WINDOWS:
        yield f"coalesce(sum(n) FILTER (d > {day - window}), 0) AS events_{window}"
        for word in range(sums.feature_words):
            yield f"coalesce(bit_or(f{word}) FILTER (d > {day - window}), 0) AS f{word}_{window}"
    yield "coalesce(sum(n * weight), 0) AS weighted, max(d) AS latest"


def _user_columns(span: Span, day: int) -> Iterator[str]:
    for window in ACTIVE_WINDOWS:
        masks = window_masks(span, day, window)
        hit = " OR ".join(f"(w{word} & {mask}::UBIGINT) <> 0" for word, mask in masks)
        yield f"count(*) FILTER ({hit}) AS active_{window}"
    counted = " + ".join(
        f"bit_count(w{word} & {mask}::UBIGINT)" for word, mask in window_masks(span, day, MONTH)
    )
    yield f"sum({counted}) AS user_days_30"


def window_masks(span: Span, day: int, window: int) -> list[tuple[int, int]]:
    """Return the words that a window of days touches, each with the bits that count."""
    masks: dict[int, int] = {}
    for one in range(max(0, day - window + 1), min(day, span.words * BITS - 1) + 1):
        masks[one // BITS] = masks.get(one // BITS, 0) | 1 << (one % BITS)
    return sorted(masks.items())


def _columns(sums: Sums, day: int, core: Sequence[int] | None) -> Iterator[tuple[str, str]]:
    """Yield the columns of a row of signals with the SQL of each; NULL for what is not told."""
    users, visits = sums.has_users, sums.has_visits
    date = _date(str(day), sums.survey.span)
    yield "signal_id", f"account || ' ' || {date}"
    yield "account_id", "account"
    yield "measured_on", date
    for window in ACTIVE_WINDOWS:
        yield (
            f"active_users_{window}d",
            _number(f"coalesce(active_{window}, 0)", is_told=users),
        )
    mean = f"coalesce(user_days_30, 0) / {MONTH}"
    yield "mean_daily_users", _number(f"round({mean}, {ROUNDED})", is_told=users)
    yield "stickiness", _number(_divide(f"100 * {mean}", "active_30"), is_told=users)
    for window in WINDOWS:
        yield (
            f"sessions_{window}d",
            _number(f"coalesce(sessions_{window}, 0)", is_told=visits),
        )
    yield (
        "sessions_per_user",
        _number(_divide("coalesce(sessions_30, 0)", "active_30"), is_told=users and visits),
    )
    for window in WINDOWS:
        yield f"events_{window}d", _number(f"events_{window}")
    yield "events_per_user", _number(_divide("events_30", "active_30"), is_told=users)
    change = _divide("100 * (2 * events_30 - events_60)", "(events_60 - events_30)")
    yield "use_change", _number(change, is_told=day >= 2 * MONTH - 1)
    has_features = bool(sums.feature_words)
    for window in (30, 90):
        yield f"breadth_{window}d", _number(_count_bits(sums, window), is_told=has_features)
    yield "core_features_30d", _number(_count_bits(sums, MONTH, core), is_told=core is not None)
    yield "silent_days", _number(f"{day} - latest")
    yield "last_used_on", _date("latest", sums.survey.span)
    yield "use_ema_90d", _number(f"round(weighted / {ONE}.0::DOUBLE, {ROUNDED})")


def _number(expression: str, *, is_told: bool = True) -> str:
    return f"({expression})::DOUBLE" if is_told else "NULL::DOUBLE"


def _divide(part: str, whole: str) -> str:
    return f"round(({part})::DOUBLE / nullif({whole}, 0), {ROUNDED})"


def _count_bits(sums: Sums, window: int, core: Sequence[int] | None = None) -> str:
    return " + ".join(
        f"bit_count(f{word}_{window}" + (f" & {core[word]}::UBIGINT)" if core else ")")
        for word in range(sums.feature_words)
    )


def _core_words(sums: Sums, core: Sequence[str]) -> list[int] | None:
    """Return the bits of the core features, word by word; None where none was named."""
    if not core or not sums.feature_words:
        return None
    named = {feature.strip().lower() for feature in core}
    words = [0] * sums.feature_words
    for code, feature in enumerate(sums.survey.features):
        if feature in named:
            words[code // BITS] |= 1 << (code % BITS)
    return words


def _date(day: str, span: Span) -> str:
    return f"strftime(DATE '{find_day(span.zero)}' + ({day})::INTEGER, '%Y-%m-%d')"
