// The form that publishes: the field for a date shows once it is wanted, and one press is enough.
"use strict";

(() => {
  const form = document.querySelector("form[data-publish]");
  if (!form) return;
  const radios = [...form.querySelectorAll("input[name=when]")];
  const moment = form.querySelector("[name=starts_at]");
  const follow = () => {
    const later = radios.some((radio) => radio.checked && radio.value === "later");
    form.dataset.later = later ? "yes" : "no";
    moment.required = later;
    form.querySelector("button[type=submit]").textContent = later ? "Schedule" : "Publish";
  };
  radios.forEach((radio) => radio.addEventListener("change", follow));
  form.addEventListener("submit", () => {
    form.setAttribute("aria-busy", "true");
    // after the browser has gathered what is sent
    setTimeout(() => (form.querySelector("button[type=submit]").disabled = true), 0);
  });
  // the browser keeps pages for its back button; this one may be sent again
  addEventListener("pageshow", () => {
    form.removeAttribute("aria-busy");
    form.querySelector("button[type=submit]").disabled = false;
    follow();
  });
  follow();
})();
