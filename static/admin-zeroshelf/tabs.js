// On a narrow screen the tabs of a category scroll sideways: the current one comes into view.
"use strict";

document.querySelectorAll(".zs-tabs [aria-current]").forEach((tab) => {
  const strip = tab.closest(".zs-tabs");
  strip.scrollLeft = tab.offsetLeft - (strip.clientWidth - tab.offsetWidth) / 2;
});
