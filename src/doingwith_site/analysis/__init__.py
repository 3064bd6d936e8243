"""A programme's rows put together as one library record."""
