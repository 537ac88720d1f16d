"""The bot's profile by language: names, descriptions, commands, menu buttons."""

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]
Scope = tuple[str, int, int]  # type, chat, user

DEFAULT_SCOPE: Scope = ("default", 0, 0)


@dataclass
class BotProfile:
    """The texts by language ("" for all others) and the commands by scope and language."""

    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    commands: dict[tuple[Scope, str], list[Json]] = field(default_factory=dict)
    menu_buttons: dict[int, Json] = field(default_factory=dict)  # chat 0 is the default

    def visible_commands(self, chat_id: int, user_id: int, language: str) -> list[Json]:
        """Return the commands a person sees in a chat: narrowest scope and own language first."""
        everywhere = "all_private_chats" if chat_id > 0 else "all_group_chats"
        for scope in (
            ("chat_member", chat_id, user_id),
            ("chat", chat_id, 0),
            (everywhere, 0, 0),
            DEFAULT_SCOPE,
        ):
            for code in (language.split("-", maxsplit=1)[0], ""):
                if self.commands.get((scope, code)):
                    return self.commands[scope, code]
        return []
