"""Services: the use cases of the bot, in terms of the domain."""
