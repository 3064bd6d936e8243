"""Tags of templates about logic models."""
