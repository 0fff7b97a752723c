"""Labelled corpus in and out: pure functions on rows and files, one module per format."""
