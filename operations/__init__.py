"""What a user can do: one verb per module; the only place where store meets classifier."""
