"""The studio: models and renders the demo catalogue with Blender.  A tool of the demo, never needed by the app."""
