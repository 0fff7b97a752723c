"""What versions are called before anything was trained and kept."""

NO_VERSION = "v0"  # nothing was ever trained and kept
SEED_WORDS = f"{NO_VERSION}+0"  # the version of what seed words alone say
