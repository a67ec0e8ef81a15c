"""What makes the rooms one program: settings, addresses, the command line and the database launcher."""
