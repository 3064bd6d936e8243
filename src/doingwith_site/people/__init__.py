"""Who uses the site: sign-in, roles and what each role may do."""
