"""Every picture is complete, inside its edges, and the same each time."""

import io
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.domain.diagnosis import Permission
from bot.domain.exchange import Exchange
from bot.exchanges import EXCHANGES
from bot.pictures.canvas import SHARPNESS, WIDTH, Drawing, NotDrawableError, Rounded, TextLine
from bot.pictures.drawing import draw, lay_out
from bot.views.connecting.boxes import boxes_of, key_page
from bot.views.picture import Box, KeyDiagram, KeyPage, Mark, Picture

ADDRESSES = ("203.0.113.7", "2001:db8:85a3:8d3:1319:8a2e:370:7348")
LATIN = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=60)
PHRASES = st.lists(LATIN, min_size=1, max_size=5).map(" ".join)
PAGES = st.builds(
    KeyPage,
    title=PHRASES,
    menu=st.lists(PHRASES, min_size=1, max_size=6).map(tuple),
    passphrase=st.none() | PHRASES,
    boxes=st.lists(
        st.builds(
            Box, label=PHRASES, group=st.just("") | PHRASES, mark=st.sampled_from(list(Mark))
        ),
        max_size=15,
    ).map(tuple),
    ip_label=PHRASES,
    addresses=st.lists(LATIN, max_size=6).map(tuple),
)


def lines_of(drawing: Drawing) -> list[TextLine]:
    return [shape for shape in drawing.shapes if isinstance(shape, TextLine)]


def written(picture: Picture) -> str:
    return " ".join(line.words for line in lines_of(lay_out(picture)))


def check_edges(drawing: Drawing) -> None:
    for line in lines_of(drawing):
        assert line.x >= 0
        assert line.right <= WIDTH, line.words
        assert 0 <= line.y < line.bottom <= drawing.height
    for shape in drawing.shapes:
        if isinstance(shape, Rounded):
            assert 0 <= shape.area.x < shape.area.right <= WIDTH
            assert 0 <= shape.area.y < shape.area.bottom <= drawing.height


@given(PAGES)
@settings(max_examples=60, deadline=None)
def test_no_text_leaves_the_picture_or_covers_another(page: KeyPage) -> None:
    drawing = lay_out(page)
    check_edges(drawing)
    lines = [line for line in lines_of(drawing) if not line.words.isdecimal()]
    for above, below in itertools.pairwise(lines):
        assert above.bottom <= below.y + 0.01


@given(PAGES)
@settings(max_examples=60, deadline=None)
def test_every_word_is_written(page: KeyPage) -> None:
    text = written(page).replace(" ", "")
    said = [page.title, *page.menu, page.passphrase or "", page.ip_label]
    said += [word for box in page.boxes for word in (box.label, box.group)]
    assert [words for words in said if words.replace(" ", "") not in text] == []


@pytest.mark.parametrize("exchange", EXCHANGES.values(), ids=list(EXCHANGES))
def test_each_exchange_has_a_sharp_picture_of_its_page(exchange: Exchange) -> None:
    page = key_page(exchange, ADDRESSES)
    assert {box.label for box in page.boxes} == {
        label.split(": ")[-1] for _, label in boxes_of(exchange)
    }
    words = written(page)
    for box in page.boxes:
        assert box.label in words
    assert ADDRESSES[0] in words
    crossed = [box.label for box in page.boxes if box.mark is Mark.CROSSED]
    assert crossed == list(exchange.labels[Permission.WITHDRAW])
    check_edges(lay_out(page))
    with Image.open(io.BytesIO(draw(page))) as image:
        assert image.width == WIDTH * SHARPNESS
        assert image.height < 2 * image.width
        assert len(image.getcolors(1_000_000) or ()) > 50  # it is not empty


def test_the_diagram_stays_inside_its_edges() -> None:
    check_edges(lay_out(KeyDiagram()))
    assert {"Read", "Trade", "Withdraw"} <= set(written(KeyDiagram()).split())


def test_a_picture_is_the_same_each_time_and_changes_with_the_addresses() -> None:
    exchange = EXCHANGES["kucoin"]
    first = lay_out(key_page(exchange, ADDRESSES)).png()
    assert lay_out(key_page(exchange, ADDRESSES)).png() == first
    assert lay_out(key_page(exchange, ADDRESSES[:1])).png() != first


def test_many_addresses_are_counted_and_the_limit_of_the_exchange_holds() -> None:
    many = tuple(f"203.0.113.{n}" for n in range(15))
    assert "+12" in written(key_page(EXCHANGES["kucoin"], many))
    assert len(key_page(EXCHANGES["mexc"], many).addresses) == 10


def test_letters_that_the_font_lacks_are_refused_not_drawn_as_squares() -> None:
    page = KeyPage(
        title="Café", menu=("API",), passphrase=None, boxes=(), ip_label="Привет", addresses=()
    )
    with pytest.raises(NotDrawableError):
        lay_out(page)
