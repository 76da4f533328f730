"""Parts that several kinds share: solar panels, buckles, bag bodies, legs, screens."""
