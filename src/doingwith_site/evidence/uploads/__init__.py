"""What people upload, looked at before anything of it is kept."""
