"""What the engine knows is read again exactly when it has changed."""
