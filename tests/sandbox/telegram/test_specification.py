"""The judge of the sandbox's answers is judged first: it must see what is wrong."""

from typing import Any

import pytest

from tests.sandbox.telegram.specification import of_answer

CHAT = {"id": 42, "type": "private", "first_name": "Kari"}
MESSAGE = {"message_id": 7, "date": 1_790_000_000, "chat": CHAT, "text": "hello"}
UPDATE = {"update_id": 1, "message": MESSAGE}
MENU = {"type": "commands"}


@pytest.mark.parametrize(
    ("method", "result"),
    [
        ("sendMessage", MESSAGE),
        ("editMessageText", True),
        ("getUpdates", [UPDATE]),
        ("getChatMenuButton", MENU),
        ("close", True),
    ],
)
def test_a_sound_answer_has_no_problem(method: str, result: Any) -> None:
    assert of_answer(method, result) == []


@pytest.mark.parametrize(
    ("method", "result"),
    [
        ("sendMessage", True),
        ("sendMessage", MESSAGE | {"message_id": "7"}),
        ("sendMessage", MESSAGE | {"message_id": True}),
        ("sendMessage", MESSAGE | {"text": None}),
        ("sendMessage", MESSAGE | {"sender": CHAT}),
        ("sendMessage", MESSAGE | {"from_user": CHAT}),
        ("sendMessage", MESSAGE | {"chat": {"id": 42}}),
        ("sendMessage", MESSAGE | {"chat": {**CHAT, "bio": "moved to getChat"}}),
        ("sendMessage", {key: MESSAGE[key] for key in ("message_id", "date", "text")}),
        ("sendMessage", MESSAGE | {"entities": [{"type": "bold", "offset": 0}]}),
        ("sendMessage", MESSAGE | {"forward_origin": {"type": "unheard-of", "date": 1}}),
        ("getUpdates", UPDATE),
        ("getUpdates", [{"message": MESSAGE}]),
        ("getChatMenuButton", {}),
        ("getChatMenuButton", {"type": "web_app"}),
        ("getMyCommands", [{"command": "start"}]),
        ("close", 1),
        ("close", {}),
    ],
)
def test_a_faulty_answer_is_seen(method: str, result: Any) -> None:
    assert of_answer(method, result)
