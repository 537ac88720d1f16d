"""Monitoring: what machines ask of the bot over HTTP; nothing here names a person or a key."""
