"""批量标注: folders of any size, into the project or into a table."""
