"""What people say: petitions (phản ánh, kiến nghị) and whether they were content with the answer."""
