"""质量检查: how good the classifier is, what looks wrong, and what was kept."""
