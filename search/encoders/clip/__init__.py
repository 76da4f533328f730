"""Any dual encoder of Hugging Face transformers: CLIP, SigLIP, SigLIP 2 and their fine-tunes."""
