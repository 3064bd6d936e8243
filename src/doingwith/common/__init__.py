"""Small things every package needs: signs, bases and what a broken rule looks like."""
