"""统计: what the reports say, how much of it, where and when."""
