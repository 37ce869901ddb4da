"""Measuring: question sets, measures, runs, benchmarks."""
