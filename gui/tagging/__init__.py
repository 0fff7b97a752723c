"""Reading a report and tagging its sentences."""
