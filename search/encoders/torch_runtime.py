"""What every tower does once when it loads torch."""

import torch

from search.encoders import runtime


def apply_threads() -> None:
    """Use the configured number of threads for a forward pass, if one is configured."""
    threads = runtime.current().threads
    if threads is not None and torch.get_num_threads() != threads:
        torch.set_num_threads(threads)


def quiet_transformers() -> None:
    """No progress bars and reports for a loading that takes a second; errors stay."""
    from transformers.utils import logging

    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
