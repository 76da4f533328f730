"""Benchmarks: each prints ratios of two figures measured in one run, on a scratch database."""
