// Reports which words were searched for as one typed, and at which place of the results a product was
// opened, without anything about who does. Nothing is sent for those who ask not to be tracked.
const SETTLED_MS = 2000;
const declined = navigator.globalPrivacyControl === true || navigator.doNotTrack === "1";
const results = document.getElementById("results");
const shown = () => results.querySelector("[data-searched]");
let counted = shown()?.dataset.searched ?? ""; // the server counts the words that a page comes with
let timer = 0;

const report = (address, values) => {
  if (declined) return;
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  navigator.sendBeacon(address, form);
};

// what is filtered, sorted or paged goes on with a search that was counted
const isWordsAlone = () => [...new URLSearchParams(location.search).keys()].every((name) => name === "q");

const settle = () => {
  clearTimeout(timer);
  const found = shown();
  if (!found || found.dataset.searched === counted || !isWordsAlone()) return;
  counted = found.dataset.searched;
  report(found.dataset.settled, { q: counted, total: found.value });
};

const opened = (event) => {
  const card = event.target.closest("h3 a")?.closest("[data-rank]");
  const found = shown();
  if (!card || !found) return;
  settle();
  report(found.dataset.click, { q: found.dataset.searched, position: card.dataset.rank });
};

results.addEventListener("click", opened);
results.addEventListener("auxclick", (event) => {
  if (event.button === 1) opened(event);
});

document.addEventListener("htmx:configRequest", (event) => {
  const { elt, parameters, headers } = event.detail;
  if (elt.tagName !== "FORM") return; // as one types
  const words = String(parameters.q ?? "").trim().replace(/\s+/g, " ").normalize("NFC");
  if (words === counted) headers["X-Counted"] = "1";
  counted = words; // the server counts what is sent off
});

document.addEventListener("htmx:afterSwap", () => {
  clearTimeout(timer);
  timer = setTimeout(settle, SETTLED_MS);
});
