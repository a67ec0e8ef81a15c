"""A five-step approval, done by us and by what others would use: each step one transaction with its history kept."""
