"""Injected faults: valid calls that fail."""

from dataclasses import dataclass

from bot.sandbox.telegram.refusals import ApiError

BLOCKED = "Forbidden: bot was blocked by the user"
DEACTIVATED = "Forbidden: user is deactivated"


@dataclass
class Fault:
    """Refuse the next `times` calls of a method (`*`: of any), in one chat or in all."""

    method: str
    code: int
    description: str = ""
    retry_after: int | None = None  # seconds
    times: int = 1
    only_chat: int | None = None

    def hits(self, method: str, chat_id: str) -> bool:
        """Return whether this call must fail."""
        return (
            self.times > 0
            and self.method.lower() in {"*", method.lower()}
            and self.only_chat in {None, int(chat_id) if chat_id.lstrip("-").isdigit() else None}
        )


def raise_fault(faults: list[Fault], method: str, chat_id: str) -> None:
    """Raise the ApiError of the first fault that hits this call."""
    for fault in faults:
        if fault.hits(method, chat_id):
            fault.times -= 1
            if fault.times <= 0:
                faults.remove(fault)
            raise ApiError(fault.code, fault.description, fault.retry_after)
