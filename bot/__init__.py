"""BackFuture AI Connect: the Telegram bot that connects an exchange key."""
