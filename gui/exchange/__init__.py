"""Reports in, labelled corpus out."""
