"""The scheme editor."""
