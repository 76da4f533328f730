// What an open page of results does beside asking for parts: it says that it is busy, keeps lists
// open that were opened, and leaves the keyboard and what is being typed where they were.
const results = document.getElementById("results");
const drawer = document.getElementById("facets-drawer");
const wide = window.matchMedia("(min-width: 64rem)");
let opened = [];
let typing = null; // in a field that an answer is about to replace

document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.target === results) results.setAttribute("aria-busy", "true");
});

document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.target === results) results.setAttribute("aria-busy", "false");
});

document.addEventListener("htmx:beforeSwap", () => {
  opened = [...document.querySelectorAll(".facet-more[open]")].map((more) => more.id);
  const field = document.activeElement;
  typing = field?.matches("#facets [type=text]") ? { id: field.id, value: field.value } : null;
});

document.addEventListener("htmx:oobAfterSwap", () => {
  for (const id of opened) document.getElementById(id)?.setAttribute("open", "");
  const field = typing && document.getElementById(typing.id);
  if (!field || field.value === typing.value) return;
  field.value = typing.value;
  // the browser does not know that this was typed, so it would not tell when the field is left
  field.addEventListener("blur", () => field.dispatchEvent(new Event("change", { bubbles: true })), { once: true });
});

document.addEventListener("htmx:afterSettle", () => {
  // a chip that was pressed is gone
  if (document.activeElement === document.body) results.focus({ preventScroll: true });
});

document.addEventListener("submit", () => {
  if (!wide.matches) drawer.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !drawer.open || !drawer.contains(event.target)) return;
  drawer.open = false;
  drawer.querySelector("summary").focus();
});
