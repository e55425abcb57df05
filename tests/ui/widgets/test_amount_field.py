import pytest

from ui.widgets.amount_field import AmountField


@pytest.fixture
def field(qtbot):
    field = AmountField("ARR")
    qtbot.addWidget(field)
    return field


@pytest.mark.parametrize(
    ("amount", "text"), [(None, ""), (0.0, "0"), (137_900.0, "137900"), (0.25, "0.25")]
)
def test_what_is_shown_is_what_is_read_again(field, amount, text):
    field.show_amount(amount)
    assert field.text() == text
    assert field.amount == amount


def test_an_empty_field_is_unknown_and_a_typed_nought_is_nought(field, qtbot):
    told = []
    field.amountChosen.connect(told.append)
    qtbot.keyClicks(field, "0")
    field.selectAll()
    qtbot.keyClicks(field, "\b")
    assert told == [0.0, None]


def test_words_and_signs_cannot_be_typed(field, qtbot):
    qtbot.keyClicks(field, "-a1x2")
    assert field.amount == 12


def test_showing_an_amount_tells_nobody(field, qtbot):
    with qtbot.assertNotEmitted(field.amountChosen):
        field.show_amount(5.0)
        field.show_amount(None)
