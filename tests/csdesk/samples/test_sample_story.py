"""The sample client, read back from its sheets with plain loops: the story that it must tell."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from csdesk.content import load_library
from csdesk.content.samples import load_sample_texts
from csdesk.model.answers import Confidence
from csdesk.samples import make_sample

LAST_YEAR, NOW = date(2025, 10, 31), date(2026, 10, 31)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
BLANKS = {None, "–", "n/a"}


@pytest.fixture(scope="module")
def instruments():
    return load_library().instruments


@pytest.fixture(scope="module")
def ladder(instruments):
    return instruments["maturity_ladder"]


@pytest.fixture(scope="module")
def sample(instruments):
    return make_sample(load_sample_texts(), tuple(instruments.values()))


@pytest.fixture(scope="module")
def now(sample):
    return read_lines(sample.current.sheets[1])


@pytest.fixture(scope="module")
def before(sample):
    return read_lines(sample.previous.sheets[1])


@pytest.fixture(scope="module")
def lost(sample):
    sheet = sample.current.sheets[2]
    header = sheet.rows.index(("Account ref", "Customer", "Date lost", "Reason", "Refund (£)"))
    return [dict(zip(sheet.rows[header], row, strict=True)) for row in sheet.rows[header + 1 :]]


def read_lines(sheet):
    """Return the records of a customer sheet, by header, up to the first empty row."""
    header = next(n for n, row in enumerate(sheet.rows) if row[:2] == ("Account ref", "Customer"))
    end = sheet.rows.index((), header)
    return [dict(zip(sheet.rows[header], row, strict=True)) for row in sheet.rows[header + 1 : end]]


def amount(cell):
    if isinstance(cell, float):
        return cell
    if cell == "TBC":
        return 0.0
    if cell.endswith("k"):
        return float(cell[:-1]) * 1000
    return float(cell.replace("£", "").replace(",", ""))


def day(cell):
    if not isinstance(cell, str):
        return cell
    if "/" in cell:
        return date(int(cell[6:]), int(cell[3:5]), int(cell[:2]))
    return date(int(cell[7:]), 1 + MONTHS.index(cell[3:6]), int(cell[:2]))


def by_ref(lines):
    return {line["Account ref"]: amount(line["ARR (£)"]) for line in lines}


def points(value, green, yellow):
    """Return 10, 5 or 0; the better band owns its edge, whichever way better lies."""
    if (value >= green) if green > yellow else (value <= green):
        return 10
    return 5 if ((value >= yellow) if green > yellow else (value <= yellow)) else 0


def score(line):
    """Return the score 0 to 100 of a line as S1.27 has it, and the weight it rests on."""
    share = line["Largest product share"]
    renewal = line["Renews on"]
    nps = line["NPS (0-10)"]
    signals = [
        (15, line["DAU/MAU"], 0.70, 0.40),
        (12, line["Feature adoption %"], 60, 30),
        (10, line["Pages per session"], 5, 3),
        (8, share if share in BLANKS else float(share[:-1]), 50, 80),
        (10, None if renewal == "rolling" else (day(renewal) - NOW).days, 90, 30),
        (15, nps if nps in BLANKS or nps <= 10 else None, 8, 6),
        (10, line["CSAT (1-5)"], 4, 3),
        (8, line["Tickets (90d)"], 6, 15),
        (7, line["Days past due"], 0, 15),
        (5, line["Disputed invoices"], 0, 1),
    ]
    known = [(weight, points(v, g, y)) for weight, v, g, y in signals if v not in BLANKS]
    weight = sum(weight for weight, _ in known)
    return 10 * sum(w * p for w, p in known) / weight, weight


def test_there_are_184_accounts_now_and_170_a_year_ago(now, before):
    assert (len(now), len(by_ref(now))) == (184, 184)
    assert (len(before), len(by_ref(before))) == (170, 170)


def test_recurring_revenue_is_about_eight_point_seven_million(now):
    assert 8.65e6 < sum(by_ref(now).values()) < 8.8e6


def test_each_list_states_its_own_total(sample, now, before):
    for workbook, lines in ((sample.current, now), (sample.previous, before)):
        (total,) = [row for row in workbook.sheets[1].rows if row and row[0] == "Total"]
        assert total[1] == f"{len(lines)} customers"
        assert total[7] == sum(by_ref(lines).values())


def test_the_start_cohort_grew_by_four_per_cent_and_kept_nine_tenths(now, before):
    then, today = by_ref(before), by_ref(now)
    start = sum(then.values())
    kept = sum(today.get(ref, 0.0) for ref in then)
    capped = sum(min(arr, today.get(ref, 0.0)) for ref, arr in then.items())
    assert kept / start == pytest.approx(1.042, abs=0.0005)
    assert capped / start == pytest.approx(0.896, abs=0.0005)


def test_seventeen_accounts_left_and_all_are_on_the_list_of_the_lost(now, before, lost):
    left = by_ref(before).keys() - by_ref(now).keys()
    assert len(left) == 17
    dates = {line["Account ref"]: day(line["Date lost"]) for line in lost}
    assert all(LAST_YEAR < dates[ref] <= NOW for ref in left)


def test_six_accounts_are_lost_and_still_listed(now, lost):
    still_listed = by_ref(now).keys() & {line["Account ref"] for line in lost}
    assert len(still_listed) == 6
    assert len(lost) == len({line["Account ref"] for line in lost}) == 17 + 6 + 5


def test_most_of_the_lost_had_heard_nothing_from_us(lost):
    reasons = Counter(line["Reason"] for line in lost)
    assert reasons.most_common(1)[0][0] == "No contact from us"


def test_one_csm_has_far_too_many_accounts_and_some_accounts_have_none(now):
    loads = Counter((line["CSM"] or "").strip() for line in now)
    assert loads.pop("") == 11
    (busiest, most), (_, second) = loads.most_common(2)
    assert busiest == "Joy Adeyemi"
    assert most > 2 * second
    assert {"Tomás Ó Briain", "Łukasz Wójcik"} <= set(loads)


def test_between_a_tenth_and_a_seventh_of_the_accounts_is_at_risk(now):
    scored = [score(line) for line in now]
    at_risk = [points for points, weight in scored if weight >= 30 and points < 50]
    assert 0.10 * len(now) <= len(at_risk) <= 0.15 * len(now)


def test_eight_accounts_have_too_few_signals_for_a_score(now):
    weights = [score(line)[1] for line in now]
    assert sum(weight < 30 for weight in weights) == 8
    assert sum(30 <= weight < 60 for weight in weights) >= 9


def test_every_band_of_every_signal_occurs(now):
    """A scorecard that is never fed a poor value would look right and be untested."""
    for header, green, yellow in (
        ("DAU/MAU", 0.70, 0.40),
        ("Feature adoption %", 60, 30),
        ("Pages per session", 5, 3),
        ("CSAT (1-5)", 4, 3),
        ("Tickets (90d)", 6, 15),
        ("Days past due", 0, 15),
        ("Disputed invoices", 0, 1),
    ):
        values = [line[header] for line in now if line[header] not in BLANKS]
        assert {points(value, green, yellow) for value in values} == {0, 5, 10}, header


def test_pennine_logistics_scores_32(now):
    """0.6 of 12 for adoption is 6, then 10, 5, 5, 3.5 and 2.5 for five more signals: 32."""
    (line,) = [line for line in now if line["Customer"].strip() == "Pennine Logistics"]
    assert score(line) == (32.0, 100)
    assert amount(line["ARR (£)"]) == 186_000


def test_renewals_crowd_into_the_next_quarter(now):
    days = [(day(x["Renews on"]) - NOW).days for x in now if x["Renews on"] != "rolling"]
    assert sum(0 < left <= 92 for left in days) > 0.35 * len(days)


def test_some_customers_went_live_late_and_some_never(now):
    started = [line for line in now if line["Kick-off date"] not in BLANKS]
    live = [line for line in started if line["Go-live date"] not in BLANKS]
    waits = [(day(line["Go-live date"]) - day(line["Kick-off date"])).days for line in live]
    assert 30 < sorted(waits)[len(waits) // 2] < 70
    overdue = [
        line
        for line in started
        if line not in live and (NOW - day(line["Kick-off date"])).days > 90
    ]
    assert 0.02 * len(started) < len(overdue) < 0.3 * len(started)


def test_the_three_segments_differ_in_size(now):
    segments = {name: [] for name in ("Enterprise", "Mid-market", "Small")}
    for line in now:
        if line["ARR (£)"] != "TBC":
            segments[line["Segment"]].append(amount(line["ARR (£)"]))
    means = [sum(arrs) / len(arrs) for arrs in segments.values()]
    assert means == sorted(means, reverse=True)
    assert min(len(arrs) for arrs in segments.values()) > 20


def test_the_lists_are_as_ugly_as_those_of_a_client(sample, now):
    sheet = sample.current.sheets[1]
    assert sample.current.sheets[0].rows[1] == ("See sheet 2. Figures as of 2026-10-31",)
    assert sheet.rows[3][:8].count(None) == 6
    assert sheet.rows[-1][1].startswith("*")
    money = [line["ARR (£)"] for line in now]
    assert {type(cell) for cell in money} == {float, str}
    assert any(str(cell).startswith("£") for cell in money)
    assert any(str(cell).endswith("k") for cell in money)
    renewals = [line["Renews on"] for line in now]
    assert {type(cell) for cell in renewals} == {date, str}
    assert {line["NPS (0-10)"] for line in now} >= BLANKS
    assert any(line["Customer"].endswith("  ") for line in now)
    assert max(len(line["Customer"].strip()) for line in now) >= 60


def test_exactly_one_amount_and_one_rating_cannot_be_read(now):
    assert [line["ARR (£)"] for line in now].count("TBC") == 1
    ratings = [line["NPS (0-10)"] for line in now if line["NPS (0-10)"] not in BLANKS]
    assert [rating for rating in ratings if rating > 10] == [42]


def test_no_account_stands_twice_under_one_name(now, before):
    for lines in (now, before):
        names = [line["Customer"].strip().casefold() for line in lines]
        assert len(names) == len(set(names))


def answers_to(instrument, sample):
    asked = {question.id for question in instrument.questions}
    return [answer for answer in sample.answers if answer.question in asked]


@pytest.mark.parametrize(
    ("instrument", "asked", "answered"), [("maturity_ladder", 50, 42), ("operations_audit", 53, 51)]
)
def test_most_questions_are_answered_and_one_does_not_apply(
    sample, instruments, instrument, asked, answered
):
    assert len(instruments[instrument].questions) == asked
    given = answers_to(instruments[instrument], sample)
    assert len({answer.question for answer in given}) == len(given) == answered
    (without_choice,) = (answer for answer in given if answer.choice is None)
    assert without_choice.not_applicable_reason
    assert instruments[instrument].question(without_choice.question).may_not_apply


def test_answers_say_who_gave_them_and_how_sure_they_are(sample):
    assert all(answer.respondent for answer in sample.answers)
    assert {answer.confidence for answer in sample.answers} >= {
        Confidence.LOW,
        Confidence.MEDIUM,
        Confidence.HIGH,
    }
    assert sum(answer.flagged for answer in sample.answers) == 2
    assert sum(bool(answer.evidence) for answer in sample.answers) >= 20


def test_four_areas_are_repeatable_and_two_measurable(sample, ladder):
    """An area stands below its lowest rung with a question that lacks full credit."""
    choices = {answer.question: answer.choice for answer in sample.answers}
    levels = {}
    for area in ladder.areas:
        lacking = []
        for question in ladder.area_questions(area.id):
            choice = choices.get(question.id)
            if choice is None or question.choice(choice).credit < 1:
                lacking.append(question.tier)
        levels[area.id] = min(lacking) - 1
    assert levels == {
        "segmentation": 3,
        "health": 2,
        "playbooks": 2,
        "data": 3,
        "governance": 2,
        "skills": 2,
    }


def test_it_is_the_same_client_every_time(sample, instruments):
    assert make_sample(load_sample_texts(), tuple(instruments.values())) == sample


def test_the_client_is_marked_as_a_sample_and_priced_in_pounds(sample):
    assert sample.client.is_sample
    assert (sample.client.name, sample.client.currency) == ("Harbourlight Software", "GBP")
    assert (sample.previous_as_of, sample.as_of) == (LAST_YEAR, NOW)
