"""The people whom every test knows: citizen, intake officer, handler, leader, officer of another commune, stranger."""
