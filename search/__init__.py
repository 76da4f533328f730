"""What machines derived from the catalogue: embeddings, rankings, evaluation."""
