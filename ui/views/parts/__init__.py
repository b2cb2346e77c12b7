"""Small widgets that any of the others are made of."""
