"""What the stages hand to each other: frozen types, in the vocabulary of the field."""
