// Says what goes on while a large file is read or its categories are made.
"use strict";

document.querySelectorAll("form[data-busy]").forEach((form) => {
  form.addEventListener("submit", () => {
    form.querySelector("[data-progress]").textContent = form.dataset.busy;
    form.setAttribute("aria-busy", "true");
  });
});
