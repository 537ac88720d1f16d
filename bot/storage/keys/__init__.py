"""Master keys and the vault."""
