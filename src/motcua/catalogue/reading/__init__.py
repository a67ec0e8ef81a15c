"""Files of procedures, each shape in a module: the commune's list, the portal's list, the portal's details."""
