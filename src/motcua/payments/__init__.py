"""Money taken at the counter: receipts, and the cashier's closing of the day. Whole đồng everywhere."""
