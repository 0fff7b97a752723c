"""From a file to a report, cut into units: pure functions, no storage."""
