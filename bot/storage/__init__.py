"""Storage: the database, its stores, the encryption of credentials."""
