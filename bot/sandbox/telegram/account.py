"""The account of a person: language, block, deletion."""

from dataclasses import dataclass, replace

from bot.sandbox.telegram import wire
from bot.sandbox.telegram.records import User
from bot.sandbox.telegram.world import World


@dataclass(frozen=True)
class Account:
    """The account of one person."""

    world: World
    user_id: int

    @property
    def user(self) -> User:
        """The person."""
        return self.world.users[self.user_id]

    def set_language(self, language: str) -> None:
        """Switch the client to another language."""
        if language != self.user.language:
            self.world.change_user(replace(self.user, language=language))

    def block(self) -> None:
        """Block the bot; it gets an update."""
        self._membership(blocked=True)

    def unblock(self) -> None:
        """Unblock the bot; it gets an update."""
        self._membership(blocked=False)

    def _membership(self, *, blocked: bool) -> None:
        if self.user.blocked_bot == blocked:
            return
        self.world.change_user(replace(self.user, blocked_bot=blocked))
        change = ("member", "kicked") if blocked else ("kicked", "member")
        content = wire.bot_membership(self.world, self.world.chats[self.user_id], self.user, change)
        self.world.updates.add("my_chat_member", self.user_id, content)

    def deactivate(self) -> None:
        """Delete the account."""
        self.world.change_user(replace(self.user, deactivated=True))
