// Helpers of a category's form: suggested prompts, how many rows a closed section holds.
"use strict";

(() => {
  const form = document.getElementById("category_form");
  const panel = document.getElementById("zs-preview");
  if (!form || !panel) return;

  // the threshold stands outside of the form, whose unsaved changes the theme watches
  const touched = () =>
    form.querySelector("[name=revision]")?.dispatchEvent(new Event("input", { bubbles: false }));
  document.addEventListener("input", (event) => {
    if (event.target.form === form && !form.contains(event.target)) touched();
  });

  const prompts = form.elements.namedItem("prompts");
  if (prompts && panel.dataset.stored === undefined) offerPrompts(prompts);

  function offerPrompts(field) {
    const row = document.createElement("div");
    row.className = "zs-offer";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "zs-button zs-small";
    button.textContent = "Suggest prompts";
    const said = document.createElement("span");
    said.className = "zs-note";
    said.setAttribute("role", "status");
    const undo = document.createElement("button");
    undo.type = "button";
    undo.className = "zs-button zs-small";
    undo.textContent = "Take them back";
    undo.hidden = true;
    row.append(button, undo, said);
    field.after(row);

    let before = "";
    const write = (text) => {
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    };
    button.addEventListener("click", async () => {
      button.disabled = true;
      try {
        const answer = await panel.zs.post(panel.dataset.promptsUrl, panel.zs.body());
        if (!answer.ok || answer.redirected) throw new Error("no answer");
        const found = await answer.json();
        said.textContent = found.said;
        if (!found.prompts.length) return;
        before = field.value;
        undo.hidden = false;
        write([before.trimEnd(), ...found.prompts].filter(Boolean).join("\n"));
      } catch {
        said.textContent = "No suggestions could be had now. Try again in a moment.";
      } finally {
        button.disabled = false;
      }
    });
    undo.addEventListener("click", () => {
      write(before);
      undo.hidden = true;
      said.textContent = "Taken back.";
      button.focus();
    });
  }

  // what a closed section holds
  const count = () => {
    for (const box of form.querySelectorAll("[data-rows]")) {
      const rows = [...box.querySelectorAll(".form-group:not(.empty-form)")];
      const kept = rows.filter((row) => !row.querySelector("[name$=-DELETE]:checked"));
      box.querySelector("[data-rows-note]").textContent = kept.length || "";
    }
    const note = form.querySelector("[data-parts-note]");
    const switches = [...form.querySelectorAll("[name=parts][type=checkbox]")];
    if (note && switches.length) {
      const on = switches.filter((one) => one.checked).length;
      note.textContent = `${on} of ${switches.length} on`;
    }
    for (const fold of form.querySelectorAll("fieldset.collapse")) foldNote(fold);
  };

  const foldNote = (fold) => {
    const lines = fold.querySelector("[name=negatives]");
    const title = fold.querySelector("summary h2");
    if (!lines || !title) return;
    let note = title.querySelector(".zs-fold-note");
    if (!note) {
      note = document.createElement("span");
      note.className = "zs-fold-note";
      title.append(note);
    }
    note.textContent = lines.value.split("\n").filter((line) => line.trim()).length || "";
  };

  document.addEventListener("input", count);
  document.addEventListener("change", count);
  for (const kind of ["formset:added", "formset:removed"]) document.addEventListener(kind, count);
  panel.addEventListener("zs:placed", () => {
    for (const one of panel.querySelectorAll("[data-applies]")) {
      const [name, applies] = one.dataset.applies.split(":");
      const box = form.querySelector(`[name=parts][value="${name}"]`);
      box?.closest("li").classList.toggle("zs-idle", applies === "0");
    }
  });
  count();
})();
