from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from bot.domain.notice import Notice, NoticeKind
from bot.domain.person import Access
from bot.services.admission import Admission, Standing
from bot.services.operators import Operators

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
ADMIN, LISTED, BLOCKED, STRANGER = 1, 2, 3, 4


@dataclass
class Books:
    """Both books in memory."""

    known: dict[int, Access] = field(default_factory=dict)
    written: dict[str, Notice] = field(default_factory=dict)

    async def access(self, person: int) -> Access | None:
        return self.known.get(person)

    async def give_access(self, person: int, access: Access) -> None:
        self.known[person] = access

    async def write(self, *notices: Notice) -> None:
        for notice in notices:
            self.written.setdefault(notice.dedupe_key, notice)


def door(books: Books, allowed: Sequence[int] = (LISTED,)) -> Admission:
    return Admission(
        book=books,
        notices=books,
        operators=Operators(people={ADMIN}, outbox=books),
        allowed=allowed,
        blocked={BLOCKED, ADMIN},
        clock=lambda: NOW,
    )


@pytest.mark.parametrize(
    ("person", "open_to_all", "listed"),
    [
        (ADMIN, Standing.ADMITTED, Standing.ADMITTED),
        (LISTED, Standing.ADMITTED, Standing.ADMITTED),
        (STRANGER, Standing.ADMITTED, Standing.STRANGER),
        (BLOCKED, Standing.BLOCKED, Standing.BLOCKED),
    ],
)
async def test_who_may_use_the_bot(person: int, open_to_all: Standing, listed: Standing) -> None:
    books = Books()
    assert await door(books, allowed=()).standing(person) is open_to_all
    assert await door(books).standing(person) is listed


async def test_a_wish_goes_to_every_admin_once_a_day() -> None:
    books = Books()
    for _ in range(2):
        await door(books).ask(STRANGER, "Kari @kari")
    [wish] = books.written.values()
    assert (wish.person, wish.kind) == (ADMIN, NoticeKind.ACCESS_REQUESTED)
    assert wish.values == {"person": STRANGER, "title": "Kari @kari"}
    assert await door(books).standing(STRANGER) is Standing.WAITING


@pytest.mark.parametrize(
    ("access", "standing", "told"),
    [(Access.GRANTED, Standing.ADMITTED, 1), (Access.REFUSED, Standing.REFUSED, 0)],
)
async def test_an_admin_decides(access: Access, standing: Standing, told: int) -> None:
    books = Books()
    await door(books).decide(STRANGER, access)
    assert await door(books).standing(STRANGER) is standing
    assert [n.kind for n in books.written.values()] == [NoticeKind.ACCESS_GRANTED] * told
