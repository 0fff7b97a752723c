"""Measurements, one module each: ``python -m benchmarks.NAME [--quick] [--json]``."""
