"""Reads that feed the pages of dispatch."""
