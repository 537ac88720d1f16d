"""What a person can do to a key at its exchange, and where that can be seen at all."""

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum

from bot.domain.diagnosis import Permission, Problem
from bot.sandbox.exchanges._samples import problems_of
from bot.sandbox.exchanges._venue import OTHER_IP, Key, Venue

SOON = 5  # days


class Act(StrEnum):
    """One change of a key, as it is made on the exchange's own page."""

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
    Act.ALLOW_WITHDRAWALS: Permission.WITHDRAW,
    Act.ALLOW_TRADING: Permission.TRADE,
    Act.ALLOW_FUTURES: Permission.FUTURES,
}
_FORBIDDEN = {
    Act.FORBID_WITHDRAWALS: Permission.WITHDRAW,
    Act.FORBID_TRADING: Permission.TRADE,
    Act.FORBID_FUTURES: Permission.FUTURES,
}
_EXPIRE = {Act.EXPIRE_NOW, Act.EXPIRE_SOON}


class KeyAdministration:
    """Where people change their keys of one exchange."""

    def __init__(self, venue: Venue) -> None:
        self._venue = venue
        self._before: dict[str, Key] = {}  # case → the key before it was first changed

    def acts(self, key: Key, our_ip: str) -> tuple[Act, ...]:
        """Return what can be done to a key as it is now and is seen by the next test of it."""
        if key.deleted:
            return (Act.RESTORE,)
        acts = (
            *self._permission_acts(key),
            *self._address_acts(key, our_ip),
            *self._expiry_acts(key),
            Act.DELETE,
        )
        before = self._before.get(key.case, key)
        return acts if _terms(key) == _terms(before) else (*acts, Act.PUT_BACK)

    def carry_out(self, key: Key, act: Act, our_ip: str, days: int) -> None:
        """Change a key. Raises ValueError for what cannot be done to it now."""
        if act not in (acts := self.acts(key, our_ip)):
            raise ValueError(
                f"{act} cannot be done to {key.case} at {self._venue.id} now;"
                f" can be done: {', '.join(acts)}"
            )
        self._before.setdefault(key.case, replace(key))
        if act in _ALLOWED:
            key.permissions |= self._box(key, _ALLOWED[act])
        elif act in _FORBIDDEN:
            key.permissions -= self._box(key, _FORBIDDEN[act])
        elif act in _EXPIRE:
            key.days_left = days if act is Act.EXPIRE_SOON else 0
        elif act in {Act.DELETE, Act.RESTORE}:
            key.deleted = act is Act.DELETE
        elif act is Act.PUT_BACK:
            before = self._before[key.case]
            key.permissions, key.addresses, key.days_left = _terms(before)
        else:
            self._list(key, {Act.LIST_OTHER_IP: (OTHER_IP,), Act.LIST_OUR_IP: (our_ip,)}.get(act))

    def _permission_acts(self, key: Key) -> Iterator[Act]:
        may = key.permissions
        yield Act.FORBID_WITHDRAWALS if Permission.WITHDRAW in may else Act.ALLOW_WITHDRAWALS
        yield Act.FORBID_TRADING if Permission.TRADE in may else Act.ALLOW_TRADING
        if not self._one_box(key):
            yield Act.FORBID_FUTURES if Permission.FUTURES in may else Act.ALLOW_FUTURES

    def _address_acts(self, key: Key, our_ip: str) -> Iterator[Act]:
        told = Problem.NO_IP_WHITELIST in problems_of(self._venue, "good")
        if key.addresses and told:
            yield Act.REMOVE_IP_LIST
        if key.admits(our_ip):
            yield Act.LIST_OTHER_IP
        if not key.admits(our_ip) or (told and not key.addresses):
            yield Act.LIST_OUR_IP

    def _expiry_acts(self, key: Key) -> Iterator[Act]:
        endless = key.addresses and not self._venue.ends_despite_ip_list
        if endless or key.days_left == 0:
            return
        if "expired" not in self._venue.cannot_show:
            yield Act.EXPIRE_NOW
        if "expiring-soon" not in self._venue.cannot_show:
            yield Act.EXPIRE_SOON

    def _one_box(self, key: Key) -> bool:
        """Return whether futures go with trading, or are not there."""
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
