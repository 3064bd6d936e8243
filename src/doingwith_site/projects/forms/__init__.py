"""What is asked of someone who adds a project, writes a brief or moves a project."""
