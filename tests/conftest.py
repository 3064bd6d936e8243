"""Generated examples never fail on time: a busy machine is not a fault."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "patient", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("patient")
