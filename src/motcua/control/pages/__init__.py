"""One module per page: check who asks, read the form, call the room below, show."""
