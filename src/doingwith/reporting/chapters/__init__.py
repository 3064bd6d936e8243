"""The chapters of the programme report, one module each."""
