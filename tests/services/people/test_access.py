from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from bot.domain.notice import Notice, NoticeKind
from bot.domain.person import Access
from bot.services.operating.operators import Operators
from bot.services.people.access import AccessControl, AccessState

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
ADMIN, LISTED, BLOCKED, STRANGER = 1, 2, 3, 4


@dataclass
class Books:
    """The stores of access and notices, in memory."""

    known: dict[int, Access] = field(default_factory=dict)
    written: dict[str, Notice] = field(default_factory=dict)

    async def access(self, person: int) -> Access | None:
        return self.known.get(person)

    async def give_access(self, person: int, access: Access) -> None:
        self.known[person] = access

    async def write(self, *notices: Notice) -> None:
        for notice in notices:
            self.written.setdefault(notice.dedupe_key, notice)


def door(books: Books, allowed: Sequence[int] = (LISTED,)) -> AccessControl:
    return AccessControl(
        store=books,
        notices=books,
        operators=Operators(people={ADMIN}, outbox=books),
        allowed=allowed,
        blocked={BLOCKED, ADMIN},
        clock=lambda: NOW,
    )


@pytest.mark.parametrize(
    ("person", "open_to_all", "listed"),
    [
        (ADMIN, AccessState.ADMITTED, AccessState.ADMITTED),
        (LISTED, AccessState.ADMITTED, AccessState.ADMITTED),
        (STRANGER, AccessState.ADMITTED, AccessState.STRANGER),
        (BLOCKED, AccessState.BLOCKED, AccessState.BLOCKED),
    ],
)
async def test_who_may_use_the_bot(
    person: int, open_to_all: AccessState, listed: AccessState
) -> None:
    books = Books()
    assert await door(books, allowed=()).state(person) is open_to_all
    assert await door(books).state(person) is listed


async def test_a_wish_goes_to_every_admin_once_a_day() -> None:
    books = Books()
    for _ in range(2):
        await door(books).ask(STRANGER, "Kari @kari")
    [wish] = books.written.values()
    assert (wish.person, wish.kind) == (ADMIN, NoticeKind.ACCESS_REQUESTED)
    assert wish.values == {"person": STRANGER, "title": "Kari @kari"}
    assert await door(books).state(STRANGER) is AccessState.WAITING


@pytest.mark.parametrize(
    ("access", "standing", "told"),
    [(Access.GRANTED, AccessState.ADMITTED, 1), (Access.REFUSED, AccessState.REFUSED, 0)],
)
async def test_an_admin_decides(access: Access, standing: AccessState, told: int) -> None:
    books = Books()
    await door(books).decide(STRANGER, access)
    assert await door(books).state(STRANGER) is standing
    assert [n.kind for n in books.written.values()] == [NoticeKind.ACCESS_GRANTED] * told
