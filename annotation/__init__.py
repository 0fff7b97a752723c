"""The store: the one room that holds SQL. Scheme, annotations, undo, history, backups, merge."""
