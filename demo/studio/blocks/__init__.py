"""The small CLEVR-format set: scenes of coloured blocks with everything about them written down."""
