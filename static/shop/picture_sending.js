// A picture on its way: made small here, sent, and remembered by this browser alone.
const AWAY = "The shop cannot be reached at the moment. Please try again.";
const OLD = "This page was open for too long. Reload it and choose the picture again.";

// part: left, top, width, height from 0 to 1. Gives a JPEG of at most `side` pixels a side, or null.
export function shrink(image, part, side) {
  const width = Math.max(1, part.width * image.naturalWidth);
  const height = Math.max(1, part.height * image.naturalHeight);
  const scale = Math.min(1, side / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext("2d");
  context.fillStyle = "#fff"; // what is transparent, as the shop does it
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = "high";
  context.drawImage(
    image,
    part.left * image.naturalWidth,
    part.top * image.naturalHeight,
    width,
    height,
    0,
    0,
    canvas.width,
    canvas.height,
  );
  return new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.9));
}

// { url } of the results, or { error } in words for the shopper
export async function send(form, picture, signal) {
  const data = new FormData(form);
  for (const [name, value] of searchToKeep()) data.append(name, value);
  data.append("picture", picture, "picture");
  try {
    const response = await fetch(form.action, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: data,
      signal,
    });
    const isAnswer = response.headers.get("Content-Type")?.startsWith("application/json");
    if (isAnswer) return await response.json();
    return { error: response.status === 403 ? OLD : AWAY };
  } catch {
    return { error: AWAY };
  }
}

// words and filters of the page one is on go along
function searchToKeep() {
  const field = document.querySelector("#search-form [name=q]");
  const onSearch = field && location.pathname === new URL(field.form.action).pathname;
  const kept = new URLSearchParams(onSearch ? location.search : "");
  for (const name of ["picture", "page", "q"]) kept.delete(name);
  const words = field?.value.trim();
  if (words) kept.set("q", words);
  return kept;
}

export async function remember(url, small) {
  const ticket = new URL(url, location.href).searchParams.get("picture");
  if (!small || !ticket) return;
  const reader = new FileReader();
  await new Promise((done) => {
    reader.onloadend = done;
    reader.readAsDataURL(small);
  });
  try {
    sessionStorage.setItem(`picture:${ticket}`, reader.result);
  } catch {
    // then the results show a camera in its place
  }
}
