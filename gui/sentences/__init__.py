"""The table of all sentences."""
