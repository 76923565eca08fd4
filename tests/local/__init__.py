"""Tests of the launcher: on real servers, in folders that are thrown away."""
