"""Groups and channels of the sandbox."""

from dataclasses import dataclass, replace

from bot.sandbox.telegram.records import Chat
from bot.sandbox.telegram.world import World


@dataclass(frozen=True)
class GroupChat:
    """A group or a channel."""

    world: World
    id: int

    def close(self, topic: int) -> None:
        """Close a topic for all but admins; `GENERAL` is the main one."""
        self.world.add_chat(replace(self.chat, closed=self.chat.closed | {topic}))

    def migrate(self) -> "GroupChat":
        """Convert a group to a supergroup, which has another id."""
        new = replace(self.chat, id=self.id - 1_002_000_000_000, kind="supergroup")
        self.world.add_chat(new)
        self.world.add_chat(replace(self.chat, migrated_to=new.id))
        return GroupChat(self.world, new.id)

    @property
    def chat(self) -> Chat:
        """The chat as it is now."""
        return self.world.chats[self.id]
