"""What Telegram says about a webhook, in a form that may be logged."""

LONGEST = 200  # characters


def readable(text: str, path: str) -> str:
    """Return a text of Telegram in one short line, without the secret path of the webhook."""
    hidden = text.replace(path, "/…") if path else text
    return "".join(c if c.isprintable() else " " for c in hidden)[:LONGEST]
