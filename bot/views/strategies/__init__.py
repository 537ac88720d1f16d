"""Views of strategies."""
