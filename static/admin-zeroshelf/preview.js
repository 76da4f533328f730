// A live preview beside a form: posts what is typed, puts the answer in its places. Nothing is saved.
// The panel names its form and its address; `panel.zs` and its events are for the scripts beside
// this one: "zs:placed" after an answer, with what came; "zs:nothing" where there was none.
"use strict";

(() => {
  const panel = document.getElementById("zs-preview");
  if (!panel) return;

  const PAUSE_MS = 350;
  const SLOW_MS = 1000;
  const UNRANKED = ["slug", "reason", "csrfmiddlewaretoken", "opened_at", "revision"];
  const form = document.getElementById(panel.dataset.form);
  const live = panel.querySelector("[data-live]");
  const slots = Object.fromEntries(
    [...panel.querySelectorAll("[data-slot]")].map((slot) => [slot.dataset.slot, slot]),
  );
  const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value || "";

  let timer = 0;
  let request = null;

  // what the form holds now, with `more` beside it
  const body = (more = {}) => {
    const typed = new URLSearchParams();
    if (panel.dataset.stored === undefined && form) {
      for (const [name, value] of new FormData(form)) {
        if (!UNRANKED.includes(name)) typed.append(name, value);
      }
    } else {
      typed.set("stored", "1");
    }
    if (panel.dataset.category) typed.set("category", panel.dataset.category);
    for (const [name, value] of Object.entries(more)) typed.set(name, value);
    return typed;
  };

  const post = (url, typed, signal) =>
    fetch(url, {
      method: "POST",
      body: typed,
      signal,
      headers: { "X-CSRFToken": token() },
      credentials: "same-origin",
    });

  const message = (title, text) => {
    const box = document.createElement("div");
    box.className = "zs-message";
    const head = document.createElement("strong");
    head.textContent = title;
    const line = document.createElement("p");
    line.textContent = text;
    box.append(head, line);
    return box;
  };

  const say = (title, text) => {
    for (const slot of Object.values(slots)) slot.replaceChildren();
    if (slots.shelf) slots.shelf.replaceChildren(message(title, text));
    live.textContent = title;
    panel.dispatchEvent(new CustomEvent("zs:nothing"));
  };

  const place = (html) => {
    const answer = new DOMParser().parseFromString(html, "text/html");
    const parts = Object.fromEntries(
      [...answer.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part]),
    );
    if (!parts.summary) throw new Error("not a preview");
    for (const [name, slot] of Object.entries(slots)) {
      const open = [...slot.querySelectorAll("details[open][data-keep]")].map((d) => d.dataset.keep);
      slot.replaceChildren(...(parts[name]?.childNodes || []));
      for (const details of slot.querySelectorAll("details[data-keep]")) {
        if (open.includes(details.dataset.keep)) details.open = true;
      }
    }
    live.textContent = parts.summary.dataset.said || "";
    panel.dispatchEvent(new CustomEvent("zs:placed", { detail: parts }));
  };

  const ask = async (more = {}) => {
    clearTimeout(timer);
    if (request) request.abort();
    request = new AbortController();
    const mine = request;
    panel.setAttribute("aria-busy", "true");
    const slow = setTimeout(() => panel.classList.add("zs-slow"), SLOW_MS);
    try {
      const answer = await post(panel.dataset.url, body(more), mine.signal);
      if (mine !== request) return;
      if (answer.redirected || answer.status === 403) {
        say("You are signed out", "Sign in again in another tab; what you typed stays here.");
      } else if (!answer.ok) {
        say("The preview failed", "Your text is safe. Change a word to try again.");
      } else {
        place(await answer.text());
      }
    } catch (error) {
      if (error.name === "AbortError" || mine !== request) return;
      say("The preview is out of reach", "Is the server running? Change a word to try again.");
    } finally {
      clearTimeout(slow);
      if (mine === request) {
        panel.setAttribute("aria-busy", "false");
        panel.classList.remove("zs-slow");
      }
    }
  };

  const soon = (pause = PAUSE_MS) => {
    clearTimeout(timer);
    timer = setTimeout(ask, pause);
  };

  const matters = (field) => field.form === form && field.name && !UNRANKED.includes(field.name);

  panel.zs = { ask, soon, body, post, say };
  document.addEventListener("input", (event) => {
    if (matters(event.target)) soon();
  });
  // lists that are searched in tell jQuery only, and so do rows that come and go
  window.django?.jQuery(document).on("change", (event) => {
    const kind = event.target.type;
    if (matters(event.target) && kind !== "textarea" && kind !== "text") soon(50);
  });
  document.addEventListener("formset:removed", () => soon(50));

  // on a wide screen the panel is as high as the window leaves it, wherever the page stands
  const fit = () => {
    const top = Math.max(panel.getBoundingClientRect().top, 16);
    panel.style.setProperty("--zs-top", `${Math.round(top)}px`);
  };
  window.addEventListener("scroll", fit, { passive: true });
  window.addEventListener("resize", fit);
  fit();

  ask();
})();
