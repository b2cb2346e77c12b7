"""What the program shows and ships: icons, themes, label sets, sample articles, models."""
