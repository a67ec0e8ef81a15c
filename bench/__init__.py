"""How fast and how large: each measure beside a reference that it is honest to be compared with."""
