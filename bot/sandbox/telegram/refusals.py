"""The errors of the Bot API, with the texts of Telegram's server (Client.cpp)."""

from typing import Any

_PREFIXES = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    409: "Conflict",
    429: "Too Many Requests",
    500: "Internal Server Error",
}


class ApiError(Exception):  # an answer of the API, not a failure
    """One error answer: its code, its description and the seconds to wait."""

    def __init__(
        self,
        code: int,
        description: str = "",
        retry_after: int | None = None,
        migrated_to: int | None = None,
    ) -> None:
        super().__init__(description)
        self.code = code
        self.description = description or _default_description(code, retry_after)
        self.retry_after = retry_after
        self.migrated_to = migrated_to

    def answer(self) -> dict[str, Any]:
        """Return the body of the answer."""
        body: dict[str, Any] = {
            "ok": False,
            "error_code": self.code,
            "description": self.description,
        }
        if self.retry_after is not None:
            body["parameters"] = {"retry_after": self.retry_after}
        if self.migrated_to is not None:
            body["parameters"] = {"migrate_to_chat_id": self.migrated_to}
        return body


def _default_description(code: int, retry_after: int | None) -> str:
    prefix = _PREFIXES.get(code, "Internal Server Error")
    return prefix if retry_after is None else f"{prefix}: retry after {retry_after}"


def bad_request(text: str) -> ApiError:
    """Return a 400 with Telegram's prefix."""
    return ApiError(400, f"Bad Request: {text}")


def forbidden(text: str) -> ApiError:
    """Return a 403 with Telegram's prefix."""
    return ApiError(403, f"Forbidden: {text}")


def conflict(text: str) -> ApiError:
    """Return a 409 with Telegram's prefix."""
    return ApiError(409, f"Conflict: {text}")
