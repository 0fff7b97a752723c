"""The grid of all reports: metadata, regions and years."""
