"""Random promises, computed by the product and counted minute by minute by a counter that knows nothing of it."""
