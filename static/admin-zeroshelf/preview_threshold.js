// The threshold of a category: slider, stops in words, suggestions and the two number fields.
"use strict";

(() => {
  const panel = document.getElementById("zs-preview");
  const controls = panel?.querySelector("[data-controls]");
  if (!controls) return;

  const slider = document.getElementById("zs-slider");
  const clear = panel.querySelector("[data-clear]");
  const field = () => document.getElementsByName("threshold")[0] || null;
  const typed = () => parseFloat(field()?.value);

  let kept = [];
  let total = 0;

  // as if it had been typed, so that the page knows of an unsaved change
  const set = (text) => {
    if (!field()) return;
    field().value = text;
    field().dispatchEvent(new Event("input", { bubbles: true }));
  };

  const share = (score) => (score - slider.min) / (slider.max - slider.min);

  const about = (score) => {
    const place = Math.round(Math.min(Math.max(share(score), 0), 1) * (kept.length - 1));
    return `about ${kept[place].toLocaleString("en")} of ${total.toLocaleString("en")}`;
  };

  const describe = (words) => {
    const number = Number.isNaN(typed()) ? "no threshold" : typed().toFixed(3);
    slider.setAttribute("aria-valuetext", `${number}, ${words}`);
  };

  // while the slider moves: the line and a near count at once, the answer a moment later
  const moveLine = () => {
    const summary = panel.querySelector('[data-slot="summary"]');
    const line = summary.querySelector("line");
    const count = summary.querySelector("[data-count]");
    if (line) {
      const x = share(slider.value) * line.ownerSVGElement.viewBox.baseVal.width;
      line.setAttribute("x1", x);
      line.setAttribute("x2", x);
    }
    if (count && kept.length) {
      count.textContent = about(slider.value);
      describe(count.textContent);
    }
  };

  const show = (summary) => {
    controls.hidden = summary.low === undefined;
    if (controls.hidden) return;
    kept = (summary.kept || "").split(",").map(Number);
    total = Number(summary.total);
    slider.min = summary.low;
    slider.max = summary.high;
    if (document.activeElement !== slider || Number.isNaN(typed())) {
      slider.value = Number.isNaN(typed()) ? summary.low : typed();
    }
    describe(summary.said);
    if (clear) clear.disabled = Number.isNaN(typed());
  };

  panel.addEventListener("zs:nothing", () => {
    controls.hidden = true;
  });
  panel.addEventListener("zs:placed", ({ detail: parts }) => {
    show(parts.summary.dataset);
    // with enough decisions probabilities are worth waiting for, after everything else is there
    if (parts.summary.dataset.unfitted !== undefined) panel.zs.ask({ fitted: "1" });
  });
  slider.addEventListener("input", () => {
    set(Number(slider.value).toFixed(3));
    moveLine();
    panel.zs.soon(120);
  });
  panel.addEventListener("click", (event) => {
    const button = event.target.closest("[data-threshold]");
    if (!button || !field()) return;
    set(button.dataset.threshold);
    panel.zs.soon(0);
  });
  clear?.addEventListener("click", () => {
    set("");
    document.getElementsByName("review_from")[0].value = "";
    panel.zs.soon(0);
  });
})();
