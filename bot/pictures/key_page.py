"""The picture of a key page: its menu path, passphrase, boxes and IP list, filled in."""

from collections.abc import Sequence

from bot.pictures.canvas import WIDTH, Area, Drawing, Rounded, Shape, TextLine, wrapped
from bot.pictures.marks import GREEN, GREY, INK, LABELS, SIDE, WHITE, check_box
from bot.views.picture import Box, KeyPage, Mark

DESK, HEAD = "#e9eef3", "#17324d"
_PALE, _OURS = "#c8d1da", "#e8f6ee"

EDGE = 12.0  # around the page, in units
_LEFT = 50.0  # of what is written on the page; the numbers of the steps are left of it
_RIGHT = WIDTH - EDGE - 16
_INDENT = 14.0  # of the boxes of a group
_SHOWN = 3  # addresses


class _Paper:
    """A page that grows downwards as things are written on it."""

    def __init__(self) -> None:
        self.shapes: list[Shape] = []
        self.y = EDGE
        self._steps = 0

    def write(
        self, words: str, size: float, colour: str, *, x: float = _LEFT, bold: bool = False
    ) -> None:
        """Write a text, in as many lines as it needs."""
        for line in wrapped(words, size, _RIGHT - x):
            text = TextLine(x=x, y=self.y, words=line, size=size, colour=colour, bold=bold)
            self.shapes.append(text)
            self.y = text.bottom

    def step(self) -> None:
        """Write the number of a step beside what follows. The caption has the same numbers."""
        self._steps += 1
        x, y, side = EDGE + 9.0, self.y - 2, 22.0
        words = str(self._steps)
        self.shapes += [
            Rounded(area=Area(x, y, x + side, y + side), radius=side / 2, fill=HEAD),
            TextLine(x=x + 7.2, y=y + 3.2, words=words, size=13, colour=WHITE, bold=True),
        ]

    def field(self, values: Sequence[str], fill: str, border: str) -> None:
        """Draw an input field that holds these lines."""
        top, back = self.y + 3, len(self.shapes)
        self.y = top + 7
        for value in values:
            self.write(value, 14, INK, x=_LEFT + 10, bold=True)
        self.y += 7
        area = Area(_LEFT, top, _RIGHT, self.y)
        self.shapes.insert(back, Rounded(area=area, radius=6, fill=fill, border=border))

    def hidden_field(self) -> None:
        """Draw an input field that holds hidden characters."""
        top, bottom = self.y + 3, self.y + 29
        area = Area(_LEFT, top, _RIGHT, bottom)
        self.shapes.append(Rounded(area=area, radius=6, fill=WHITE, border=_PALE))
        for n in range(8):
            x, y = _LEFT + 12 + n * 12, top + 10
            self.shapes.append(Rounded(area=Area(x, y, x + 6, y + 6), radius=3, fill=GREY))
        self.y = bottom

    def box(self, box: Box) -> None:
        """Draw a box with its label."""
        x, top = _LEFT + (_INDENT if box.group else 0), self.y
        self.shapes += check_box(x, top, box.mark)
        self.y += 1.5
        bold = box.mark is not Mark.EMPTY
        self.write(box.label, 14, LABELS[box.mark], x=x + SIDE + 9, bold=bold)
        self.y = max(self.y, top + SIDE) + 3


def lay_out(page: KeyPage) -> Drawing:
    """Return the drawing of a key page. Raises NotDrawableError."""
    paper = _Paper()
    _head(paper, page.title)
    paper.step()
    paper.write(" > ".join(page.menu), 14, INK, bold=True)
    paper.y += 9
    if page.passphrase:
        paper.step()
        paper.write(page.passphrase, 13, GREY)
        paper.hidden_field()
        paper.y += 9
    paper.step()
    _boxes(paper, page.boxes)
    paper.step()
    paper.write(page.ip_label, 13, GREY)
    _addresses(paper, page.addresses)
    paper.y += 10
    area = Area(EDGE, EDGE, WIDTH - EDGE, paper.y)
    sheet = Rounded(area=area, radius=12, fill=WHITE)
    return Drawing([sheet, *paper.shapes], paper.y + EDGE, DESK)


def _head(paper: _Paper, title: str) -> None:
    """Draw the bar with the title."""
    paper.y += 5
    paper.write(title, 17, WHITE, x=EDGE + 16, bold=True)
    paper.y += 4
    right, bottom = WIDTH - EDGE, paper.y
    paper.shapes[:0] = [
        Rounded(area=Area(EDGE, EDGE, right, bottom - 2), radius=12, fill=HEAD),
        Rounded(area=Area(EDGE, EDGE + 12, right, bottom), radius=0, fill=HEAD),
    ]
    paper.y += 9


def _boxes(paper: _Paper, boxes: tuple[Box, ...]) -> None:
    """Draw the boxes, those of a group under its heading."""
    for group in dict.fromkeys(box.group for box in boxes):
        if group:
            paper.write(group, 13, GREY)
            paper.y += 3
        for box in boxes:
            if box.group == group:
                paper.box(box)
        paper.y += 3
    paper.y += 6


def _addresses(paper: _Paper, addresses: Sequence[str]) -> None:
    """Draw the IP list with our addresses in it."""
    if not addresses:
        return paper.field(["..."], WHITE, _PALE)
    rest = len(addresses) - _SHOWN
    more = [f"+{rest}"] if rest > 0 else []
    return paper.field([*addresses[:_SHOWN], *more], _OURS, GREEN)
