"""Who: agencies in a tree, units, officers, roles, working calendars."""
