"""The launcher: makes `.venv`, builds the assets, starts Postgres, Valkey and our processes.

Standard library only, except `database.py` and `catalogues.py`, which run inside `.venv`.
"""
