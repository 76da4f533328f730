// Arrange: every button works without this. With it, the page stays where it is, pictures can be
// dragged to a place, and arrow keys move the product whose handle has the focus.
"use strict";

(() => {
  const page = document.getElementById("zs-arrange");
  const live = document.getElementById("zs-arrange-said");
  if (!page || !live) return;
  document.documentElement.classList.add("zs-script");

  const PAUSE_MS = 600; // so that several arrow keys in a row become one pin
  const FAR = 5; // pixels: less is a click
  const EDGE = 70; // pixels from the edge of the window where dragging scrolls
  let sending = null;

  const cards = () => [...page.querySelectorAll(".zs-place")];
  const say = (text) => { live.textContent = text; };
  const card = (group) => page.querySelector(`.zs-place[data-group="${CSS.escape(group)}"]`);

  // --- Sending ---------------------------------------------------------------------------------
  const send = async (form, submitter, focus) => {
    if (sending) return;
    page.setAttribute("aria-busy", "true");
    sending = form;
    try {
      const response = await fetch(form.getAttribute("action"), {
        method: "POST",
        body: new FormData(form, submitter),
        headers: { "X-Arrange-Piece": "1" },
      });
      if (!response.ok) throw new Error(String(response.status));
      show(await response.text(), focus);
    } catch (problem) {
      say("That did not work. Load the page again and try once more.");
      notice("That did not work: nothing was changed. Load the page again and try once more.");
    } finally {
      sending = null;
      page.setAttribute("aria-busy", "false");
    }
  };

  const show = (html, focus) => {
    const piece = new DOMParser().parseFromString(html, "text/html").querySelector("[data-said]");
    if (!piece) throw new Error("not a piece of this page");
    page.replaceChildren(piece);
    say(piece.dataset.said);
    if (piece.dataset.said) notice(piece.dataset.said, piece.dataset.tone);
    const wrong = page.querySelector("#zs-rule .zs-error");
    if (wrong) wrong.scrollIntoView({ block: "center" });
    const target = wrong ? wrong.parentElement.querySelector("input, select") : focus && focus();
    if (target) target.focus();
  };

  const notice = (text, tone = "busy") => {
    page.querySelector(".zs-said")?.remove();
    const line = document.createElement("p");
    line.className = `zs-said zs-${tone}`;
    line.textContent = text;
    const tabs = page.querySelector(".zs-tabs");
    if (tabs) tabs.after(line);
    else page.prepend(line);
  };

  // the same button of the same product again, or the handle where that button is gone
  const again = (group, submitter) => () => {
    const found = card(group);
    if (!found) return page.querySelector("#zs-find");
    const same = submitter && submitter.title && found.querySelector(`[title="${submitter.title}"]`);
    return same || found.querySelector(".zs-handle");
  };

  page.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    event.preventDefault();
    const group = form.elements.product?.value;
    send(form, event.submitter, group ? again(group, event.submitter) : null);
  });

  const pinAt = (moved, place) => {
    const form = moved.querySelector("form");
    form.elements.place instanceof RadioNodeList
      ? [...form.elements.place].forEach((field) => { if (field.type === "number") field.value = place; })
      : (form.elements.place.value = place);
    send(form, null, again(moved.dataset.group));
  };

  // --- Arrow keys --------------------------------------------------------------------------------
  let timer = 0;
  page.addEventListener("keydown", (event) => {
    const handle = event.target.closest?.(".zs-handle");
    if (!handle || sending) return;
    const own = handle.closest(".zs-place");
    const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
    if (step === undefined && event.key !== "Home") return;
    event.preventDefault();
    const others = cards();
    const at = others.indexOf(own);
    const to = event.key === "Home" ? 0 : Math.min(Math.max(at + step, 0), others.length - 1);
    if (to === at) return;
    if (to < at) others[to].before(own);
    else others[to].after(own);
    const place = Number(others[0].dataset.place || 1) + to;
    own.querySelector(".zs-place-number").textContent = place;
    handle.focus();
    say(`${own.dataset.title}, place ${place}`);
    clearTimeout(timer);
    timer = setTimeout(() => pinAt(own, place), PAUSE_MS);
  });

  // --- Dragging ----------------------------------------------------------------------------------
  let drag = null;
  page.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest(".zs-handle") || (event.pointerType === "mouse" && event.target.closest(".zs-picture"));
    const own = grip && grip.closest(".zs-place");
    if (!own || event.button !== 0 || sending || !own.querySelector(".zs-handle")) return;
    drag = { own, x: event.clientX, y: event.clientY, ghost: null, target: null, after: false };
    grip.setPointerCapture?.(event.pointerId);
  });

  const clear = () => cards().forEach((one) => one.classList.remove("zs-drop-before", "zs-drop-after"));

  const begin = () => {
    drag.ghost = drag.own.querySelector(".zs-picture").cloneNode(true);
    drag.ghost.classList.add("zs-ghost");
    drag.own.classList.add("zs-dragged");
    document.body.append(drag.ghost);
  };

  page.addEventListener("pointermove", (event) => {
    if (!drag) return;
    if (!drag.ghost) {
      if (Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < FAR) return;
      begin();
    }
    drag.ghost.style.left = `${event.clientX - 52}px`;
    drag.ghost.style.top = `${event.clientY - 52}px`;
    if (event.clientY < EDGE) scrollBy(0, -14);
    else if (event.clientY > innerHeight - EDGE) scrollBy(0, 14);
    const under = document.elementFromPoint(event.clientX, event.clientY)?.closest(".zs-place");
    clear();
    drag.target = under && under !== drag.own ? under : null;
    if (!drag.target) return;
    const box = under.getBoundingClientRect();
    drag.after = event.clientX > box.left + box.width / 2;
    under.classList.add(drag.after ? "zs-drop-after" : "zs-drop-before");
  });

  const end = (event) => {
    if (!drag) return;
    const { own, ghost, target, after } = drag;
    drag = null;
    clear();
    ghost?.remove();
    own.classList.remove("zs-dragged");
    if (event.type !== "pointerup" || !ghost || !target) return;
    const from = Number(own.dataset.place);
    const over = Number(target.dataset.place) + (after ? 1 : 0);
    const place = over > from ? over - 1 : over; // the gap that it leaves closes up
    if (place !== from) pinAt(own, place);
  };
  page.addEventListener("pointerup", end);
  page.addEventListener("pointercancel", end);
  page.addEventListener("keydown", (event) => { if (event.key === "Escape") end(event); });
})();
