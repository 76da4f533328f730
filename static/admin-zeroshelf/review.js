// The Review tab without page loads: buttons and keys post, the answer replaces the changing part.
"use strict";

(() => {
  const root = document.getElementById("zs-review");
  if (!root) return;

  const KEYS = { a: "approve", r: "reject", s: "skip", u: "undo" };
  const OFF = "zs-review-keys-off"; // kept in the browser of whoever wants no single-letter keys
  const live = document.querySelector("[data-review-live]");
  const help = document.getElementById("zr-help");
  const keys = help.querySelector("[data-keys]");
  let busy = false;

  const store = {
    get: () => { try { return localStorage.getItem(OFF); } catch { return null; } },
    set: (off) => { try { off ? localStorage.setItem(OFF, "1") : localStorage.removeItem(OFF); } catch { /* private window */ } },
  };

  const say = (text) => {
    live.textContent = "";
    requestAnimationFrame(() => { live.textContent = text; });
  };

  const warn = (text) => {
    root.querySelector("[data-trouble]")?.remove();
    const line = document.createElement("p");
    line.className = "zs-warning";
    line.dataset.trouble = "";
    line.setAttribute("role", "alert");
    line.textContent = text;
    root.prepend(line);
  };

  const prepare = () => {
    const next = root.querySelector("[data-next-image]");
    if (next) new Image().src = next.dataset.nextImage;
    const button = root.querySelector("[data-help]");
    if (button) button.hidden = false;
  };

  // where the keyboard was: on the same button if it is still there, else at the new product
  const focusAgain = (verb) => {
    const same = verb && root.querySelector(`button[name="verb"][value="${verb}"]:not(:disabled)`);
    (same || document.getElementById("zr-title"))?.focus({ preventScroll: true });
  };

  const place = (html, verb) => {
    const answer = new DOMParser().parseFromString(html, "text/html");
    const head = answer.querySelector("[data-said]");
    if (!head) throw new Error("not a piece of the review");
    root.replaceChildren(...answer.body.childNodes);
    prepare();
    focusAgain(verb);
    say(head.dataset.said);
  };

  const send = async (form, verb, focused) => {
    if (busy) return;
    busy = true;
    root.setAttribute("aria-busy", "true");
    const body = new FormData(form);
    body.set("verb", verb);
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        body,
        headers: { "X-Review-Piece": "1" },
        credentials: "same-origin",
      });
      if (answer.redirected || answer.status === 403) {
        warn("You are signed out, or may not decide any more. Sign in again in another tab; nothing was saved.");
      } else if (!answer.ok) {
        warn("That was not saved. Try again.");
      } else {
        place(await answer.text(), focused ? verb : "");
        history.replaceState(null, "", form.action);
      }
    } catch {
      warn("The server is out of reach, so that was not saved. Try again.");
    } finally {
      busy = false;
      root.setAttribute("aria-busy", "false");
    }
  };

  root.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-actions]");
    if (!form) return;
    event.preventDefault();
    const verb = event.submitter?.value;
    if (verb) send(form, verb, document.activeElement === event.submitter);
  });

  const show = (link) => {
    const large = root.querySelector("[data-large]");
    large.removeAttribute("width");
    large.removeAttribute("height");
    large.src = link.dataset.picture;
    large.alt = link.dataset.alt;
    for (const one of root.querySelectorAll("[data-picture]")) one.removeAttribute("aria-current");
    link.setAttribute("aria-current", "true");
    say(link.firstElementChild.alt);
  };

  const turn = (step) => {
    const links = [...root.querySelectorAll("[data-picture]")];
    if (links.length < 2) return;
    const now = links.findIndex((link) => link.hasAttribute("aria-current"));
    show(links[(now + step + links.length) % links.length]);
  };

  root.addEventListener("click", (event) => {
    const picture = event.target.closest("[data-picture]");
    if (picture) {
      event.preventDefault();
      show(picture);
    } else if (event.target.closest("[data-help]")) {
      help.showModal();
    }
  });

  keys.checked = !store.get();
  keys.addEventListener("change", () => store.set(!keys.checked));

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || help.open) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    if (event.key === "?") {
      event.preventDefault();
      help.showModal();
      return;
    }
    if (!keys.checked) return;
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      turn(event.key === "ArrowLeft" ? -1 : 1);
      return;
    }
    const verb = KEYS[event.key.toLowerCase()];
    const button = verb && root.querySelector(`button[name="verb"][value="${verb}"]:not(:disabled)`);
    if (!button) return;
    event.preventDefault();
    send(button.form, verb, false);
  });

  prepare();
})();
