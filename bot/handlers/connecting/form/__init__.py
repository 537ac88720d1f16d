"""The form in which values are entered without becoming a message."""
