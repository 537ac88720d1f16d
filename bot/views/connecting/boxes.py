"""The boxes of a key page, and the picture of the page."""

from collections.abc import Iterator, Sequence

from bot.domain.diagnosis import Permission
from bot.domain.exchange import Exchange
from bot.views.picture import Box, KeyPage, Mark

MARKS = {
    Permission.READ: Mark.TICKED,
    Permission.TRADE: Mark.TICKED,
    Permission.FUTURES: Mark.EMPTY,
    Permission.WITHDRAW: Mark.CROSSED,
    Permission.TRANSFER: Mark.EMPTY,
}
GROUP = ": "  # between the heading of a group and a box in it


def boxes_of(exchange: Exchange) -> Iterator[tuple[Permission, str]]:
    """Yield each box of the key page once, with the permission that decides about it."""
    seen = set()
    for permission in MARKS:
        for label in exchange.labels.get(permission, ()):
            if label not in seen:
                seen.add(label)
                yield permission, label


def key_page(exchange: Exchange, addresses: Sequence[str]) -> KeyPage:
    """Return the picture of the key page. `addresses`: ours, for the IP list."""
    limit = len(addresses) if exchange.ip_limit is None else exchange.ip_limit
    return KeyPage(
        title=exchange.title,
        menu=exchange.menu,
        passphrase=exchange.passphrase_label,
        boxes=tuple(_box(permission, label) for permission, label in boxes_of(exchange)),
        ip_label=exchange.ip_label,
        addresses=tuple(addresses)[:limit],
    )


def _box(permission: Permission, label: str) -> Box:
    group, separator, word = label.partition(GROUP)
    if not separator:
        group, word = "", label
    return Box(group=group, label=word, mark=MARKS[permission])
