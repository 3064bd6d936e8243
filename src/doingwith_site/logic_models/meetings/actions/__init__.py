"""The only doors for meetings and what people suggest in them, one file for each kind."""
