"""What is allowed now by the watch, by the person and by the operator."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gate:
    """What a group may do now."""

    entries: bool = True  # first buys
    adds: bool = True  # top-ups
    exits: bool = True  # sales
    close: bool = False  # the person wants everything sold now

    def __and__(self, other: "Gate") -> "Gate":
        """Return what both gates allow; a wish to close of either holds."""
        return Gate(
            entries=self.entries and other.entries,
            adds=self.adds and other.adds,
            exits=self.exits and other.exits,
            close=self.close or other.close,
        )


OPEN = Gate()
NO_ENTRY = Gate(entries=False)
EXITS_ONLY = Gate(entries=False, adds=False)
SHUT = Gate(entries=False, adds=False, exits=False)
