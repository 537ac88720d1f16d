"""The keys of an exchange, found by case, or by site and API key."""

from bot.sandbox.exchanges._key import Key


class Keys:
    """The keys of one exchange, also deleted ones: they can be restored."""

    def __init__(self) -> None:
        self._by_case: dict[str, Key] = {}
        self._by_name: dict[tuple[str, str], Key] = {}  # site and API key

    def add(self, key: Key) -> None:
        """Add a key. Raises ValueError if its case or its API key is taken."""
        name = key.site, key.api_key
        if key.case in self._by_case or name in self._by_name:
            raise ValueError(f"there is a key {key.case!r} already")
        self._by_case[key.case] = self._by_name[name] = key

    def of(self, case: str) -> Key:
        """Return the key of a case. Raises KeyError."""
        return self._by_case[case]

    def claimed(self, site: str, api_key: str) -> Key | None:
        """Return the key that a call names, if the site knows it."""
        key = self._by_name.get((site, api_key))
        return None if key is None or key.deleted else key
