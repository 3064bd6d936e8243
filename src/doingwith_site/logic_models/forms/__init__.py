"""What is asked of somebody who draws."""
