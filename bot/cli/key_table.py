"""The table of master keys that `python -m bot keys status` prints."""

from collections.abc import Iterator
from datetime import datetime

from bot.storage.keys.rotation import KeyStatus
from bot.storage.operating.sealed_values import Need


def lines(status: KeyStatus, now: datetime) -> Iterator[str]:
    """Yield a line for each key, then one for each running bot."""
    yield f"{'key':>5}  {'stored':>8}  {'drafts':>6}  {'age':<12}  state"
    for number in sorted({*status.loaded, *status.needs}, reverse=True):
        need = status.needs.get(number, Need())
        made = status.made_at.get(number)
        age = f"{(now - made).days} days" if made else "unknown"
        counts = f"{need.credentials:>8}  {need.drafts:>6}"
        yield f"{number:>5}  {counts}  {age:<12}  {_state(status, number, need)}"
    if not status.rings:
        yield "no bot is running"
    for ring in status.rings:
        keys = ", ".join(map(str, ring.keys))
        yield f"{ring.process} seals with {ring.sealing}, has {keys}"


def _state(status: KeyStatus, number: int, need: Need) -> str:
    if number not in status.loaded:
        return "MISSING: these values cannot be opened; restore the key"
    if number == status.sealing:
        return "primary: it seals"
    if need.credentials or need.drafts:
        return "opens values that are not re-wrapped yet: keys rotate"
    if number > status.sealing:
        return "new, seals nothing yet: keys rotate"
    return f"nothing stored needs it: keys retire {number}"
