"""The rules of the house as tests: who may import, write, read the clock, see an address."""
