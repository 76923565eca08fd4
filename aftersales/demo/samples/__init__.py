"""Files to try uploads and imports with, made by code: good ones, bad ones, and what attackers send."""

from aftersales.demo.samples.writing import FOLDER, write_samples

__all__ = ["FOLDER", "write_samples"]
