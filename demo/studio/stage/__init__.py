"""The photo studio round the product: backdrop, light, camera."""
