"""The calls about orders and balances, per exchange."""
