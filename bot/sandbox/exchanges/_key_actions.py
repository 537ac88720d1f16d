"""The changes a person can make to a key at its exchange, if a test can detect them."""

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum

from bot.domain.diagnosis import Permission, Problem
from bot.sandbox.exchanges._key import OTHER_IP, Key
from bot.sandbox.exchanges._samples import problems_of
from bot.sandbox.exchanges._venue import Venue

SOON = 5  # days


class KeyAction(StrEnum):
    """One change of a key on the page of the exchange."""

    ALLOW_WITHDRAWALS = "allow-withdrawals"
    FORBID_WITHDRAWALS = "forbid-withdrawals"
    ALLOW_TRADING = "allow-trading"
    FORBID_TRADING = "forbid-trading"
    ALLOW_FUTURES = "allow-futures"
    FORBID_FUTURES = "forbid-futures"
    REMOVE_IP_LIST = "remove-the-ip-list"
    LIST_OTHER_IP = "set-another-ip-list"
    LIST_OUR_IP = "set-the-right-ip-list"
    EXPIRE_NOW = "expire-now"
    EXPIRE_SOON = "expire-soon"
    DELETE = "delete-the-key"
    RESTORE = "restore-the-key"
    PUT_BACK = "put-back-as-it-was"  # all but RESTORE at once


_ALLOWED = {
    KeyAction.ALLOW_WITHDRAWALS: Permission.WITHDRAW,
    KeyAction.ALLOW_TRADING: Permission.TRADE,
    KeyAction.ALLOW_FUTURES: Permission.FUTURES,
}
_FORBIDDEN = {
    KeyAction.FORBID_WITHDRAWALS: Permission.WITHDRAW,
    KeyAction.FORBID_TRADING: Permission.TRADE,
    KeyAction.FORBID_FUTURES: Permission.FUTURES,
}
_EXPIRE = {KeyAction.EXPIRE_NOW, KeyAction.EXPIRE_SOON}


class KeyAdministration:
    """Changes the keys of one exchange as their owners do."""

    def __init__(self, venue: Venue) -> None:
        self._venue = venue
        self._before: dict[str, Key] = {}  # case → the key before it was first changed

    def actions(self, key: Key, our_ip: str) -> tuple[KeyAction, ...]:
        """Return the possible changes of a key that its next test detects."""
        if key.deleted:
            return (KeyAction.RESTORE,)
        actions = (
            *self._permission_actions(key),
            *self._address_actions(key, our_ip),
            *self._expiry_actions(key),
            KeyAction.DELETE,
        )
        before = self._before.get(key.case, key)
        return actions if _terms(key) == _terms(before) else (*actions, KeyAction.PUT_BACK)

    def carry_out(self, key: Key, action: KeyAction, our_ip: str, days: int) -> None:
        """Change a key. Raises ValueError for a change that is not possible now."""
        if action not in (actions := self.actions(key, our_ip)):
            raise ValueError(
                f"{action} cannot be done to {key.case} at {self._venue.id} now;"
                f" can be done: {', '.join(actions)}"
            )
        self._before.setdefault(key.case, replace(key))
        if action in _ALLOWED:
            key.permissions |= self._box(key, _ALLOWED[action])
        elif action in _FORBIDDEN:
            key.permissions -= self._box(key, _FORBIDDEN[action])
        elif action in _EXPIRE:
            key.days_left = days if action is KeyAction.EXPIRE_SOON else 0
        elif action in {KeyAction.DELETE, KeyAction.RESTORE}:
            key.deleted = action is KeyAction.DELETE
        elif action is KeyAction.PUT_BACK:
            before = self._before[key.case]
            key.permissions, key.addresses, key.days_left = _terms(before)
        else:
            self._list(
                key,
                {KeyAction.LIST_OTHER_IP: (OTHER_IP,), KeyAction.LIST_OUR_IP: (our_ip,)}.get(
                    action
                ),
            )

    def _permission_actions(self, key: Key) -> Iterator[KeyAction]:
        may = key.permissions
        yield (
            KeyAction.FORBID_WITHDRAWALS
            if Permission.WITHDRAW in may
            else KeyAction.ALLOW_WITHDRAWALS
        )
        yield KeyAction.FORBID_TRADING if Permission.TRADE in may else KeyAction.ALLOW_TRADING
        if not self._one_box(key):
            yield KeyAction.FORBID_FUTURES if Permission.FUTURES in may else KeyAction.ALLOW_FUTURES

    def _address_actions(self, key: Key, our_ip: str) -> Iterator[KeyAction]:
        reported = Problem.NO_IP_WHITELIST in problems_of(self._venue, "good")
        if key.addresses and reported:
            yield KeyAction.REMOVE_IP_LIST
        if key.admits(our_ip):
            yield KeyAction.LIST_OTHER_IP
        if not key.admits(our_ip) or (reported and not key.addresses):
            yield KeyAction.LIST_OUR_IP

    def _expiry_actions(self, key: Key) -> Iterator[KeyAction]:
        endless = key.addresses and not self._venue.ends_despite_ip_list
        if endless or key.days_left == 0:
            return
        if "expired" not in self._venue.cannot_show:
            yield KeyAction.EXPIRE_NOW
        if "expiring-soon" not in self._venue.cannot_show:
            yield KeyAction.EXPIRE_SOON

    def _one_box(self, key: Key) -> bool:
        """Return whether futures belong to trading, or do not exist."""
        return key.unified or "no-futures" in self._venue.cannot_show

    def _box(self, key: Key, permission: Permission) -> frozenset[Permission]:
        both = permission is Permission.TRADE and self._one_box(key)
        return frozenset({permission, Permission.FUTURES} if both else {permission})

    def _list(self, key: Key, addresses: tuple[str, ...] | None) -> None:
        key.addresses = addresses or ()
        if addresses and not self._venue.ends_despite_ip_list:
            key.days_left = None


def _terms(key: Key) -> tuple[frozenset[Permission], tuple[str, ...], int | None]:
    return key.permissions, key.addresses, key.days_left
