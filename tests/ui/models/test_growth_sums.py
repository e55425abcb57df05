from ui.models.growth_sums import write_uplift, write_worth, write_years


def test_a_better_conversion_says_what_it_brings():
    assert write_uplift(40, 20, 25, 20_000, "GBP") == (
        "£40,000 of ARR: 2.0 more of 40 opportunities closed, each worth £20,000."
    )
    assert "2.0 fewer of 40" in write_uplift(40, 25, 20, 20_000, "GBP")


def test_two_years_at_ten_percent_are_worth_their_discounted_sum():
    # 1,100 / 1.1 + 1,100 / 1.21 = 1,000 + 909.09
    assert write_worth(1_100, 2, 10, 500, "GBP") == (
        "£1,909 today, £1,409 after the cost: £1,100 a year for 2 years, discounted by 10% a year."
    )


def test_every_year_says_what_it_is_worth_today():
    assert write_years(1_100, 2, 10, "GBP") == "Year 1\t£1,100\t£1,000\nYear 2\t£1,100\t£909"
