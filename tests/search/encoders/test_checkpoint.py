"""Models that cannot be used are refused in words that say what to use instead."""

import json
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from search.encoders import EncoderError, get_encoder, is_available
from search.encoders.clip import hub

pytestmark = pytest.mark.usefixtures("fresh_encoders")


@pytest.fixture
def folder(clip_folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(clip_folder, tmp_path / "model"))


def only_pickles(folder: Path) -> None:
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")


def another_architecture(folder: Path) -> None:
    (folder / "config.json").write_text('{"model_type": "bert"}')


def variable_resolution(folder: Path) -> None:
    (folder / "config.json").write_text('{"model_type": "siglip2"}')


def no_config(folder: Path) -> None:
    (folder / "config.json").unlink()


def broken_config(folder: Path) -> None:
    (folder / "config.json").write_text("{")


def broken_weights(folder: Path) -> None:
    (folder / "model.safetensors").write_bytes(b"\x00" * 100)


def lost_shard(folder: Path) -> None:
    (folder / "model.safetensors").unlink()
    index = {"weight_map": {"logit_scale": "model-00001-of-00002.safetensors"}}
    (folder / "model.safetensors.index.json").write_text(json.dumps(index))


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (only_pickles, "save_pretrained"),
        (another_architecture, "not a dual encoder"),
        (variable_resolution, "fixed resolution"),
        (no_config, "holds no model"),
        (broken_config, "holds no model"),
        (broken_weights, "cannot be read"),
        (lost_shard, "incomplete"),
    ],
)
def test_a_folder_is_refused(folder: Path, damage: Callable[[Path], None], words: str) -> None:
    damage(folder)
    with pytest.raises(EncoderError, match=words):
        get_encoder(f"clip:{folder}")


def test_a_text_only_model_is_refused(folder: Path) -> None:
    from safetensors.numpy import load_file, save_file

    weights = load_file(folder / "model.safetensors")
    kept = {name: value for name, value in weights.items() if "vision" not in name}
    save_file(kept, folder / "model.safetensors", metadata={"format": "pt"})
    encoder = get_encoder(f"clip:{folder}")
    assert len(encoder.encode_texts(["a hat"])) == 1
    from PIL import Image

    with pytest.raises(EncoderError, match="lacks weights"):
        encoder.encode_images([Image.new("RGB", (64, 64))])


def test_a_folder_without_a_tokenizer_is_refused(folder: Path) -> None:
    (folder / "tokenizer.json").unlink()
    with pytest.raises(EncoderError, match=r"tokenizer\.json"):
        get_encoder(f"clip:{folder}").encode_texts(["a hat"])


def test_an_index_cannot_point_out_of_its_folder(folder: Path) -> None:
    (folder / "model.safetensors").unlink()
    index = {"weight_map": {"logit_scale": "../../secret.safetensors"}}
    (folder / "model.safetensors.index.json").write_text(json.dumps(index))
    with pytest.raises(EncoderError, match=r"incomplete: secret\.safetensors"):
        get_encoder(f"clip:{folder}")


def test_a_folder_that_is_not_there_is_no_question_to_the_hub() -> None:
    assert is_available("clip:/no/such/folder") == (False, "There is no folder /no/such/folder.")
    with pytest.raises(EncoderError, match="There is no folder"):
        get_encoder("clip:/no/such/folder")


def test_what_is_here_is_available(clip_folder: Path) -> None:
    assert is_available("anchors") == (True, "its models are installed as packages")
    available, reason = is_available(f"clip:{clip_folder}")
    assert available
    assert str(clip_folder) in reason
    assert is_available("nonsense")[0] is False


def test_a_silent_hub_is_given_up_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(*_: object) -> None:
        time.sleep(1)
        raise EncoderError("too late")

    monkeypatch.setattr(hub, "_ask", silent)
    started = time.monotonic()
    available, reason = is_available("clip:nobody/nothing", timeout_s=0.2)
    assert not available
    assert "within 0.2 s" in reason
    assert time.monotonic() - started < 0.9


def test_a_hub_that_cannot_be_reached_is_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setattr("huggingface_hub.constants.ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(EncoderError, match="use the encoder anchors"):
        get_encoder("clip:nobody/nothing")


def hub_with(*names: str, sha: str = "0" * 40) -> Callable[..., object]:
    """A hub whose every model has these files."""
    files = [SimpleNamespace(rfilename=name) for name in names]
    return lambda *_: SimpleNamespace(siblings=files, sha=sha)


def test_a_model_of_the_hub_with_pickles_only_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub, "_ask", hub_with("config.json", "pytorch_model.bin"))
    assert is_available("clip:owner/model") == (False, "it has no safetensors")
    with pytest.raises(EncoderError, match="only as pickle files"):
        get_encoder("clip:owner/model")


def test_a_model_of_the_hub_is_pinned_to_its_commit(
    monkeypatch: pytest.MonkeyPatch, clip_folder: Path, tmp_path: Path
) -> None:
    commit = "5" * 40
    snapshot = Path(shutil.copytree(clip_folder, tmp_path / commit))
    asked: list[str | None] = []

    def fetch(_model: str, *, revision: str | None, **_options: object) -> str:
        asked.append(revision)
        return str(snapshot)

    monkeypatch.setattr(hub, "_ask", hub_with("config.json", "model.safetensors", sha=commit))
    monkeypatch.setattr("search.encoders.clip.checkpoint.cached_folder", lambda *_: None)
    monkeypatch.setattr("huggingface_hub.snapshot_download", fetch)
    assert is_available("clip:owner/model") == (True, "the hub offers it")
    encoder = get_encoder("clip:owner/model?precision=fp32")
    assert asked == [commit]
    assert encoder.revision == commit
    assert encoder.id == f"clip/owner/model@{commit[:12]}/fp32/1"


def test_a_model_in_the_local_cache_needs_no_network(
    monkeypatch: pytest.MonkeyPatch, clip_folder: Path, tmp_path: Path
) -> None:
    commit = "7" * 40
    kept = tmp_path / "models--owner--model"
    shutil.copytree(clip_folder, kept / "snapshots" / commit)
    (kept / "refs").mkdir()
    (kept / "refs" / "main").write_text(commit)
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    monkeypatch.setattr(hub, "_ask", lambda *_: pytest.fail("the hub was asked"))
    assert is_available("clip:owner/model") == (True, "it is in the local cache")
    assert get_encoder("clip:owner/model").revision == commit
    assert get_encoder("clip:owner/model", revision=commit).revision == commit
