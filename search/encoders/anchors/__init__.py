"""The offline encoder: an image classifier and a sentence encoder that meet at 1000 anchors."""
