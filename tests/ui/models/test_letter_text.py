from ui.models.letter_text import describe_open


def test_a_letter_that_is_written_to_the_end_has_nothing_open():
    assert describe_open("Dear Ada, see you on 9 Mar 2026. {not a place} [Not one]") == ""


def test_each_open_place_is_named_once():
    assert describe_open("[first step] then [link], again [first step]") == (
        "Not known, in square brackets: first step and link. Write them before you send it."
    )
    assert describe_open("[link]").endswith("link. Write it before you send it.")
