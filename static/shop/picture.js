// Search by picture: the camera button, a picture dropped or pasted anywhere on the page, and the
// small picture among what is chosen. The dialog is fetched when it is first wanted; without
// this script the button leads to a page with a form.
const button = document.querySelector("[data-picture-open]");

async function open(file) {
  try {
    const { openDialog } = await import("./picture_dialog.js");
    await openDialog(new URL(button.href).pathname, file);
  } catch {
    location.assign(button.href);
  }
}

for (const one of document.querySelectorAll("[data-picture-open]")) {
  one.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open(null);
  });
}

document.addEventListener("paste", (event) => {
  const { files, types } = event.clipboardData;
  if (!files.length || types.includes("text/plain")) return;
  event.preventDefault();
  open(files[0]);
});

// the hint lies over the page while a file is dragged across it
const hint = document.createElement("div");
hint.className = "picture-drop";
hint.hidden = true;
hint.append(Object.assign(document.createElement("p"), { textContent: "Drop the picture to search with it" }));
document.body.append(hint);

const bringsFile = (event) => event.dataTransfer?.types.includes("Files");

document.addEventListener("dragover", (event) => {
  if (!bringsFile(event)) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = "copy";
  (document.querySelector("dialog[open]") ?? document.body).append(hint);
  hint.hidden = false;
});

document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) hint.hidden = true;
});

document.addEventListener("drop", (event) => {
  hint.hidden = true;
  const file = event.dataTransfer?.files[0];
  if (!file) return;
  event.preventDefault();
  open(file);
});

// only the browser that sent a picture can show it again: the shop has not kept it
function showPictures() {
  for (const place of document.querySelectorAll("[data-picture-shown]:not(:has(img))")) {
    let kept = null;
    try {
      kept = sessionStorage.getItem(`picture:${place.dataset.pictureShown}`);
    } catch {
      // a browser that keeps nothing shows the camera
    }
    if (!kept?.startsWith("data:image/jpeg;")) continue;
    place.replaceChildren(Object.assign(document.createElement("img"), { src: kept, alt: "" }));
  }
}

showPictures();
document.addEventListener("htmx:afterSwap", showPictures);
