"""The commands, in the order help shows them."""

COMMANDS = (
    "demo",
    "import_",
    "split",
    "scheme",
    "annotate",
    "labels",
    "export",
    "train",
    "tag",
    "next",
    "stats",
    "agreement",
    "merge",
    "check",
    "backup",
    "undo",
    "redo",
    "classifiers",
)
