"""BackFuture AI Connect: the Telegram bot that connects an exchange key."""

VERSION = "0.1.0"
