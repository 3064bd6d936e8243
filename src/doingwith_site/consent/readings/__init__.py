"""That somebody read what a teller told: onto the receipt, at once or as soon as nobody else writes."""
