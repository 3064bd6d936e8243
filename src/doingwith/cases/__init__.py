"""Cases: a project read for evaluation."""
