"""Mistakes of form: the refusal names file, key, value and what was expected."""

from __future__ import annotations

KPIS = "resources/library/kpis/core.toml"
CARD = "resources/library/scorecards/ten_signals.toml"
GATES = "resources/library/gates/four_phases.toml"
TOTALS = "resources/library/fields/totals.toml"
DATA = "assessments/maturity_ladder/data.toml"
LADDER = "assessments/maturity_ladder/ladder.toml"


def test_an_untouched_copy_is_read_as_what_ships(content, library):
    assert content.read() == library


def test_a_text_where_a_number_belongs_is_refused(content):
    content.replace(KPIS, "target = 110", 'target = "110"')
    expected = f"{KPIS}: kpi[1] “nrr”.target is “110”; expected a number."
    assert content.refusal() == expected


def test_a_fraction_where_a_whole_number_belongs_is_refused(content):
    content.replace(GATES, "number = 1", "number = 1.0")
    assert content.refusal() == f"{GATES}: gate[1].number is 1.0; expected a whole number."


def test_true_is_not_taken_for_one(content):
    content.replace(GATES, "number = 1", "number = true")
    assert content.refusal() == f"{GATES}: gate[1].number is True; expected a whole number."


def test_a_number_where_true_or_false_belongs_is_refused(content):
    content.replace(KPIS, "needs_previous = true", "needs_previous = 1")
    assert "needs_previous is 1; expected true or false." in content.refusal()


def test_a_number_where_a_text_belongs_is_refused(content):
    content.replace(KPIS, 'frequency = "Monthly"', "frequency = 12")
    assert "“nrr”.frequency is 12; expected text." in content.refusal()


def test_a_text_where_a_list_belongs_is_not_cut_into_letters(content):
    content.replace(KPIS, 'needs = ["arr"]', 'needs = "arr"')
    assert "“nrr”.needs is “arr”; expected a list." in content.refusal()


def test_a_list_item_of_the_wrong_kind_is_found_by_its_place(content):
    content.replace(KPIS, 'needs = ["arr", "csm"]', 'needs = ["arr", 5]')
    assert "“accounts_per_csm”.needs[2] is 5; expected text." in content.refusal()


def test_a_number_where_a_table_belongs_is_refused(content):
    content.append("resources/library/kpis/more.toml", "kpi = [7]")
    assert "more.toml: kpi[1] is 7; expected a table." in content.refusal()


def test_an_unknown_choice_lists_the_known_ones(content):
    content.replace(KPIS, 'direction = "higher"', 'direction = "up"')
    assert "“nrr”.direction is “up”; expected one of: higher, lower." in content.refusal()


def test_a_misspelt_key_lists_the_keys_that_exist(content):
    content.replace(KPIS, "needs_previous = true", "need_previous = true")
    refusal = content.refusal()
    assert "“nrr”.need_previous is True; expected one of: id, name, term" in refusal


def test_a_missing_key_is_refused(content):
    content.replace(KPIS, 'unit = "percent"\n', "")
    assert (
        "“nrr”.unit is missing; expected one of: percent, money, ratio, days, hours, points."
        in content.refusal()
    )


def test_a_missing_key_deep_inside_is_found(content):
    content.replace(DATA, "credit = 0.5\n", "")
    expected = "question[1] “data.1.sources_listed”.choices[2].credit is missing; expected a number"
    assert expected in content.refusal()


def test_a_key_that_may_be_empty_may_be_left_out(content):
    content.replace(KPIS, 'direction = "higher"\n', "")
    (nrr,) = (kpi for kpi in content.read().kpis if kpi.id == "nrr")
    assert nrr.direction is None


def test_an_unknown_section_lists_the_known_ones(content):
    content.append("resources/library/kpis/more.toml", "[[metric]]\nid = 'x'")
    refusal = content.refusal()
    assert refusal.startswith("resources/library/kpis/more.toml: metric is ")
    assert "expected one of: source, table, field, total_words, fact, fact_catalogue, " in refusal


def test_broken_toml_is_refused_with_its_line(content):
    content.replace(TOTALS, "total_words = [", "total_words = ")
    refusal = content.refusal()
    assert refusal.startswith(f"{TOTALS}: ")
    assert "line 2" in refusal


def test_an_instrument_folder_without_its_head_is_refused(content):
    content.replace(LADDER, "[instrument]", "[unused]")
    assert "unused is " in content.refusal()
    (content.root / LADDER).unlink()
    refusal = content.refusal()
    assert refusal.startswith("assessments/maturity_ladder: instrument is missing")


def test_an_unknown_letter_of_a_raci_is_found_by_its_role(content):
    content.replace("resources/library/roles/raci.toml", 'cs_ops = "R"', 'cs_ops = "D"')
    refused = "raci[1] “raci.health_score”.letters.cs_ops is “D”; expected one of: R, A, C, I."
    assert refused in content.refusal()


def test_a_number_without_end_is_no_number(content):
    content.replace(KPIS, "target = 110", "target = inf")
    assert "“nrr”.target is inf; expected a number." in content.refusal()


def test_a_file_in_another_encoding_is_refused_by_its_name(content):
    (content.root / TOTALS).write_bytes('total_words = ["Übertrag"]'.encode("cp1252"))
    refusal = content.refusal()
    assert refusal.startswith(f"{TOTALS}: ")
    assert refusal.endswith("expected TOML in UTF-8.")
