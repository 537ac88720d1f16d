"""What the bot does, in domain words."""
