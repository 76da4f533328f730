// An open filter closes on Escape, on a press elsewhere and once it is applied, as a menu does.
const panels = document.querySelectorAll("[data-filters] details");

document.addEventListener("click", (event) => {
  for (const panel of panels) if (panel.open && !panel.contains(event.target)) panel.open = false;
});

document.addEventListener("submit", () => {
  for (const panel of panels) panel.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const panel of panels) {
    if (!panel.open) continue;
    panel.open = false;
    panel.querySelector("summary").focus();
  }
});
