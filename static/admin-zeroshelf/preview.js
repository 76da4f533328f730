// The live preview of a category: posts what is typed, shows the answer. Nothing is saved by it.
"use strict";

(() => {
  const panel = document.getElementById("zs-preview");
  if (!panel) return;

  const PAUSE_MS = 350;
  const FIELDS = ["name", "definition", "prompts", "combination", "threshold"];
  const slots = {
    summary: panel.querySelector('[data-slot="summary"]'),
    results: panel.querySelector('[data-slot="results"]'),
  };
  const live = panel.querySelector("[data-live]");
  const sliderBox = panel.querySelector("[data-slider]");
  const slider = document.getElementById("zs-slider");
  const clear = panel.querySelector("[data-clear]");
  const token = document.querySelector("[name=csrfmiddlewaretoken]");

  let timer = 0;
  let request = null;

  const field = (name) => {
    const found = document.getElementsByName(name);
    if (found.length > 1) return [...found].find((one) => one.checked) || null;
    return found[0] || null;
  };
  const value = (name) => (field(name) ? field(name).value : "");
  const threshold = () => document.getElementsByName("threshold")[0] || null;

  const say = (title, text) => {
    slots.summary.replaceChildren();
    sliderBox.hidden = true;
    const box = document.createElement("div");
    box.className = "zs-message";
    const head = document.createElement("strong");
    head.textContent = title;
    const line = document.createElement("p");
    line.textContent = text;
    box.append(head, line);
    slots.results.replaceChildren(box);
    live.textContent = title;
  };

  const place = (html) => {
    const answer = new DOMParser().parseFromString(html, "text/html");
    const summary = answer.querySelector('[data-part="summary"]');
    const results = answer.querySelector('[data-part="results"]');
    if (!summary || !results) throw new Error("not a preview");
    const open = slots.results.querySelector("details")?.open;
    slots.summary.replaceChildren(...summary.childNodes);
    slots.results.replaceChildren(...results.childNodes);
    const details = slots.results.querySelector("details");
    if (details && open) details.open = true;
    live.textContent = results.dataset.said || "";
    showSlider(summary.dataset.low, summary.dataset.high);
  };

  const showSlider = (low, high) => {
    sliderBox.hidden = low === undefined || !threshold();
    if (sliderBox.hidden) return;
    slider.min = low;
    slider.max = high;
    slider.step = 0.001;
    const typed = parseFloat(threshold().value);
    if (document.activeElement !== slider || Number.isNaN(typed)) {
      slider.value = Number.isNaN(typed) ? low : typed;
    }
    slider.setAttribute("aria-valuetext", `${threshold().value || "none"}, ${live.textContent}`);
    clear.disabled = Number.isNaN(typed);
  };

  // as if it had been typed, so that the page knows of an unsaved change
  const setThreshold = (text) => {
    threshold().value = text;
    threshold().dispatchEvent(new Event("input", { bubbles: true }));
  };

  const moveLine = () => {
    const line = slots.summary.querySelector("line");
    if (!line) return;
    const share = (slider.value - slider.min) / (slider.max - slider.min);
    const x = share * line.ownerSVGElement.viewBox.baseVal.width;
    line.setAttribute("x1", x);
    line.setAttribute("x2", x);
  };

  const ask = async () => {
    if (request) request.abort();
    request = new AbortController();
    const mine = request;
    panel.setAttribute("aria-busy", "true");
    const body = new URLSearchParams();
    for (const name of FIELDS) body.set(name, value(name));
    try {
      const answer = await fetch(panel.dataset.url, {
        method: "POST",
        body,
        signal: mine.signal,
        headers: { "X-CSRFToken": token ? token.value : "" },
        credentials: "same-origin",
      });
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
      if (mine === request) panel.setAttribute("aria-busy", "false");
    }
  };

  const soon = (pause = PAUSE_MS) => {
    clearTimeout(timer);
    timer = setTimeout(ask, pause);
  };

  document.addEventListener("input", (event) => {
    if (FIELDS.includes(event.target.name)) soon();
  });
  document.addEventListener("change", (event) => {
    if (event.target.type === "radio" && FIELDS.includes(event.target.name)) soon(0);
  });
  slider.addEventListener("input", () => {
    setThreshold(Number(slider.value).toFixed(3));
    moveLine();
    soon(120);
  });
  clear.addEventListener("click", () => {
    setThreshold("");
    soon(0);
  });

  ask();
})();
