"""The warranty judge: facts and frozen pack figures in, a verdict with its reasons out."""
