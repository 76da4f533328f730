// The dialog in which a picture is chosen, cropped and sent.
import { CropBox } from "./picture_crop.js";
import { remember, send, shrink } from "./picture_sending.js";

const MOST_BYTES = 10 * 1024 * 1024;
let ready = null;

export async function openDialog(address, file) {
  ready ??= fetchDialog(address);
  try {
    const dialog = await ready;
    dialog.open(file);
  } catch (error) {
    ready = null;
    throw error;
  }
}

async function fetchDialog(address) {
  const response = await fetch(address, { headers: { Accept: "text/html" } });
  if (!response.ok) throw new Error(`${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const template = page.querySelector("#picture-template");
  const dialog = document.importNode(template.content.querySelector("dialog"), true);
  document.body.append(dialog);
  return new PictureDialog(dialog);
}

class PictureDialog {
  constructor(dialog) {
    const find = (name) => dialog.querySelector(`[data-${name}]`);
    this.dialog = dialog;
    this.form = dialog.querySelector("form");
    this.image = find("image");
    this.error = find("error");
    this.wait = find("wait");
    this.submit = find("send");
    this.crop = new CropBox(find("stage"), find("crop"), find("said"));
    const actions = {
      cancel: () => dialog.close(),
      whole: () => this.crop.whole(),
      smaller: () => this.crop.scale(0.8),
      larger: () => this.crop.scale(1.25),
      other: () => this.choose(),
    };
    for (const button of dialog.querySelectorAll("[data-do]"))
      button.addEventListener("click", actions[button.dataset.do]);
    for (const input of dialog.querySelectorAll("[data-file]"))
      input.addEventListener("change", () => {
        const [file] = input.files;
        input.value = "";
        if (file) this.take(file);
      });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.search();
    });
    dialog.addEventListener("close", () => this.forget());
  }

  open(file) {
    if (!this.dialog.open) {
      this.choose();
      this.dialog.showModal();
      this.dialog.querySelector("[data-file]").focus();
    }
    if (file) this.take(file);
  }

  choose() {
    this.forget();
    this.step("choose");
  }

  async take(file) {
    this.forget();
    const isOther = file.type && !file.type.startsWith("image/");
    if (isOther || !file.size) {
      this.step("choose");
      this.fail(isOther ? "This is not a picture. Please choose one." : "This file is empty. Please choose another one.");
      return;
    }
    this.address = URL.createObjectURL(file);
    this.image.src = this.address;
    try {
      await this.image.decode();
    } catch {
      // the shop reads some formats that this browser does not, and says what is wrong otherwise
      this.step("choose");
      if (file.size > MOST_BYTES) this.fail("This picture is larger than 10 MB; choose a smaller one.");
      else await this.post(file, "");
      return;
    }
    this.step("crop");
    this.crop.whole();
    this.submit.focus();
  }

  async search() {
    const part = this.crop.part;
    const [picture, small] = await Promise.all([
      shrink(this.image, part, 1024),
      shrink(this.image, part, 96),
    ]);
    if (picture) await this.post(picture, small);
    else this.fail("This browser cannot prepare the picture; choose another one.");
  }

  async post(picture, small) {
    this.fail("");
    this.busy(true);
    this.abort = new AbortController();
    const { signal } = this.abort;
    const answer = await send(this.form, picture, signal);
    if (signal.aborted) return;
    if (answer.url) {
      await remember(answer.url, small);
      location.assign(answer.url);
      return; // still busy, until the results are there
    }
    this.busy(false);
    this.fail(answer.error);
  }

  busy(isBusy) {
    this.form.ariaBusy = String(isBusy);
    this.wait.textContent = isBusy ? "Reading the picture …" : "";
    this.submit.disabled = isBusy;
  }

  fail(message) {
    this.error.textContent = message;
    this.error.hidden = !message;
  }

  step(name) {
    for (const part of this.dialog.querySelectorAll("[data-step]"))
      part.hidden = part.dataset.step !== name;
  }

  forget() {
    this.abort?.abort();
    this.busy(false);
    this.fail("");
    this.image.removeAttribute("src");
    if (this.address) URL.revokeObjectURL(this.address);
    this.address = null;
  }
}

// a page that comes back from the browser's memory must not still be busy
window.addEventListener("pageshow", async (event) => {
  if (event.persisted && ready) (await ready).dialog.close();
});
