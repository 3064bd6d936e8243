"""Drawing graphs in layers: an order with few crossings, and places without overlap."""
