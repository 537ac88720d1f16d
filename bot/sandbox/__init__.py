"""A world for newcomers and tests: a Bot API server with a chat page, and exchange servers."""
