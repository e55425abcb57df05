from csdesk.model.boards import AdoptionBoard, AdoptionPoint, Quadrant
from csdesk.model.identifiers import AccountKey
from ui.pages.metrics.boards.quadrant_dots import place_dots


def board(*places: tuple[float, float]) -> AdoptionBoard:
    points = tuple(
        AdoptionPoint(AccountKey(f"A{at}"), depth, breadth, Quadrant.DEEP_BROAD, 1.0)
        for at, (depth, breadth) in enumerate(places)
    )
    return AdoptionBoard(5, 3, points, ())


def test_an_edge_lies_in_the_middle_and_belongs_to_the_better_side():
    on, below = (place_dots(board((depth, 3)))[0] for depth in (5, 4.99))
    assert on.depth > 0.5
    assert below.depth < 0.5
    assert on.breadth > 0.5


def test_accounts_at_one_place_share_a_dot_and_none_is_lost():
    dots = place_dots(board((1, 1), (1, 1), (1, 1), (9, 9)))
    assert sorted(dot.count for dot in dots) == [1, 3]


def test_what_lies_far_out_stands_at_the_end():
    dots = place_dots(board(*[(6, 4)] * 99, (1_000, 4)))
    assert max(dot.depth for dot in dots) < 1
    assert sum(dot.count for dot in dots) == 100


def test_a_hundred_thousand_accounts_are_no_more_dots_than_the_lattice_has():
    dots = place_dots(board(*((at % 101 / 10, at % 97 / 10) for at in range(20_000))))
    assert len(dots) <= 72 * 36
