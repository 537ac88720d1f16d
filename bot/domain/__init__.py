"""The words of the product as plain Python."""
