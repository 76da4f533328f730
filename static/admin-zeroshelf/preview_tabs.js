// The tabs inside the preview, and the parts of the recipe, which are compared when one looks.
"use strict";

(() => {
  const panel = document.getElementById("zs-preview");
  const list = panel?.querySelector('[role="tablist"]');
  if (!list) return;

  const tabs = [...list.querySelectorAll('[role="tab"]')];
  const page = (tab) => document.getElementById(tab.getAttribute("aria-controls"));
  const parts = panel.querySelector('[data-slot="parts"]');

  let comparing = null;

  const open = (chosen) => {
    for (const tab of tabs) {
      const is = tab === chosen;
      tab.setAttribute("aria-selected", String(is));
      tab.tabIndex = is ? 0 : -1;
      page(tab).hidden = !is;
    }
    compare();
  };

  // one after the other, so that the page fills from the top and the server is not flooded
  const compare = async () => {
    comparing?.abort();
    if (parts.hidden) return;
    comparing = new AbortController();
    const mine = comparing;
    for (const place of parts.querySelectorAll("[data-load]")) {
      place.setAttribute("aria-busy", "true");
      try {
        const typed = panel.zs.body({ part: place.dataset.load });
        const answer = await panel.zs.post(panel.dataset.partUrl, typed, mine.signal);
        if (mine.signal.aborted) return;
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const found = page.querySelector('[data-part="effect"], .zs-message');
        if (!answer.ok || !found) throw new Error("no effect");
        place.replaceChildren(...found.childNodes);
        place.removeAttribute("data-load");
      } catch (error) {
        if (error.name === "AbortError") return;
        place.textContent = "This could not be compared now. Change a word to try again.";
      }
      place.removeAttribute("aria-busy");
    }
  };

  list.addEventListener("click", (event) => {
    const tab = event.target.closest('[role="tab"]');
    if (tab) open(tab);
  });
  list.addEventListener("keydown", (event) => {
    const now = tabs.indexOf(document.activeElement);
    const last = tabs.length - 1;
    const next = {
      ArrowRight: now === last ? 0 : now + 1,
      ArrowLeft: now <= 0 ? last : now - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (next === undefined || now < 0) return;
    event.preventDefault();
    tabs[next].focus();
    open(tabs[next]);
  });
  panel.addEventListener("zs:placed", ({ detail: answered }) => {
    for (const badge of panel.querySelectorAll("[data-badge-of]")) {
      badge.textContent = answered[badge.dataset.badgeOf]?.dataset.badge || "";
    }
    compare();
  });
  panel.addEventListener("zs:nothing", () => {
    for (const badge of panel.querySelectorAll("[data-badge-of]")) badge.textContent = "";
  });
  panel.addEventListener("click", (event) => {
    const name = event.target.closest("[data-toggle-part]")?.dataset.togglePart;
    const box = name && document.querySelector(`[name=parts][value="${name}"]`);
    if (!box) return;
    box.checked = !box.checked;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    panel.zs.soon(0);
  });
})();
