// What the search field offers while one types: categories, words and products, by keyboard, mouse
// and touch. https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ Without this script the field is plain.
const PAUSE_MS = 120;
const TITLES = { category: "Categories", words: "Words", product: "Products" };

const list = document.querySelector("[data-suggestions]");
const form = list.closest("form");
const input = form.querySelector("[name=q]");
const said = form.querySelector("[data-suggested]");
const narrow = window.matchMedia("(max-width: 44rem)");
let timer = 0;
let request = null;
let active = null;

const options = () => [...list.querySelectorAll("[role=option]")];

const mark = (option) => {
  active?.setAttribute("aria-selected", "false");
  active = option ?? null;
  if (!active) {
    input.removeAttribute("aria-activedescendant");
    return;
  }
  active.setAttribute("aria-selected", "true");
  active.scrollIntoView({ block: "nearest" });
  input.setAttribute("aria-activedescendant", active.id);
};

const toggle = (open) => {
  list.hidden = !open;
  input.setAttribute("aria-expanded", String(open));
};

const close = () => {
  clearTimeout(timer);
  request?.abort();
  mark(null);
  toggle(false);
};

const choose = ({ dataset }) => {
  close();
  said.textContent = "";
  if (dataset.kind !== "words") {
    window.location.assign(dataset.url);
    return;
  }
  input.value = dataset.text;
  if (window.matchMedia("(pointer: coarse)").matches) input.blur(); // the keyboard makes room
  form.requestSubmit();
};

const element = (tag, attributes, ...content) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...content);
  return made;
};

// what was typed stands out less than what it becomes
const parted = (text, typed) => {
  const at = text.toLowerCase().indexOf(typed.toLowerCase());
  if (at < 0) return [text];
  const end = at + typed.length;
  return [text.slice(0, at), element("span", { class: "typed" }, text.slice(at, end)), text.slice(end)];
};

const option = ({ kind, text, url }, id, ...content) =>
  element(
    "div",
    { role: "option", id: `suggestion-${id}`, "aria-selected": "false", "data-kind": kind, "data-text": text, "data-url": url },
    element("span", {}, ...content),
  );

const group = (kind, completions, typed) => {
  const title = element("div", { class: "suggest-title", id: `suggest-${kind}`, role: "presentation" }, TITLES[kind]);
  const drawn = completions.map((one, number) => option(one, `${kind}-${number}`, ...parted(one.text, typed)));
  return element("div", { role: "group", "aria-labelledby": title.id }, title, ...drawn);
};

// where results appear below the field on a small screen, the list leaves them room: products are
// among them anyway
const isShort = () => narrow.matches && document.getElementById("results") !== null;

const draw = ({ completions, correction }, typed) => {
  const short = isShort();
  list.classList.toggle("short", short);
  const groups = Object.keys(TITLES)
    .filter((kind) => !short || kind !== "product")
    .map((kind) => [kind, completions.filter((one) => one.kind === kind).slice(0, short ? 2 : 4)])
    .filter(([, ones]) => ones.length > 0)
    .map(([kind, ones]) => group(kind, ones, typed));
  if (correction) {
    groups.push(option(correction, "correction", "Did you mean ", element("strong", {}, correction.text), "?"));
  }
  mark(null);
  list.replaceChildren(...groups);
  const count = options().length;
  toggle(count > 0);
  if (correction) said.textContent = `Did you mean ${correction.text}? Press the down arrow.`;
  else said.textContent = count ? `${count} suggestion${count > 1 ? "s" : ""}. Choose with the arrow keys.` : "";
};

const ask = async () => {
  request?.abort();
  const typed = input.value.trim().replace(/\s+/g, " ");
  if (typed.length < 2) {
    close();
    return;
  }
  request = new AbortController();
  const { signal } = request;
  try {
    const answer = await fetch(`${list.dataset.suggestions}?q=${encodeURIComponent(typed)}`, { signal });
    const offered = answer.ok ? await answer.json() : { completions: [], correction: null };
    if (!signal.aborted && document.activeElement === input) draw(offered, typed);
  } catch (error) {
    if (error.name !== "AbortError") close();
  }
};

const step = async (forwards) => {
  if (list.hidden) await ask();
  const all = options();
  if (list.hidden || !all.length) return;
  // one place before the first: the field itself
  const places = [null, ...all];
  mark(places.at((places.indexOf(active) + (forwards ? 1 : -1)) % places.length));
};

const KEYS = {
  ArrowDown: () => step(true),
  ArrowUp: () => step(false),
  Home: () => mark(options().at(0)),
  End: () => mark(options().at(-1)),
  Enter: () => choose(active),
  Escape: close,
};

// Home, End and Enter belong to the field until a suggestion is marked, Escape until the list is open
const takes = (key) => {
  if (key === "Escape") return !list.hidden;
  return key.startsWith("Arrow") || (active !== null && key in KEYS);
};

input.addEventListener("keydown", (event) => {
  if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (!(event.key in KEYS) || !takes(event.key)) return;
  event.preventDefault();
  KEYS[event.key]();
});

input.addEventListener("input", (event) => {
  mark(null);
  clearTimeout(timer);
  if (!event.isComposing) timer = setTimeout(ask, PAUSE_MS);
});

input.addEventListener("blur", close);
form.addEventListener("submit", close);
list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps its focus
list.addEventListener("click", (event) => {
  const pressed = event.target.closest("[role=option]");
  if (pressed) choose(pressed);
});

input.setAttribute("role", "combobox");
input.setAttribute("aria-autocomplete", "list");
input.setAttribute("aria-controls", list.id);
input.setAttribute("aria-expanded", "false");
