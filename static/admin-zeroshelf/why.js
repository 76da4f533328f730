// A field that offers products while one types a SKU or a title. Without a script it is plain text.
"use strict";

document.querySelectorAll("[data-combo]").forEach((box) => {
  const PAUSE_MS = 150;
  const input = box.querySelector("input");
  const list = box.querySelector("[role=listbox]");
  const said = box.querySelector("[data-said]");
  let timer = 0;
  let request = null;
  let active = -1;

  const options = () => [...list.children];

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const mark = (number) => {
    active = number;
    options().forEach((option, place) => {
      option.setAttribute("aria-selected", String(place === number));
      if (place === number) option.scrollIntoView({ block: "nearest" });
    });
    if (number < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", options()[number].id);
  };

  const choose = (option) => {
    input.value = option.dataset.sku;
    close();
    input.form.requestSubmit();
  };

  const drawn = (product, number) => {
    const option = document.createElement("li");
    option.id = `${list.id}-${number}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.sku = product.sku;
    const picture = document.createElement("span");
    picture.className = product.image ? "zs-thumb" : "zs-thumb zs-thumb-none";
    if (product.image) {
      const image = document.createElement("img");
      image.src = product.image;
      image.alt = "";
      picture.append(image);
    }
    const name = document.createElement("span");
    name.className = "zs-name";
    const title = document.createElement("strong");
    title.textContent = product.title;
    const sku = document.createElement("small");
    sku.textContent = product.state ? `${product.sku}, ${product.state}` : product.sku;
    name.append(title, sku);
    option.append(picture, name);
    // before the field loses its focus, which would close the list
    option.addEventListener("mousedown", (event) => {
      event.preventDefault();
      choose(option);
    });
    return option;
  };

  const show = (products) => {
    list.replaceChildren(...products.map(drawn));
    said.textContent = products.length
      ? `${products.length} product${products.length > 1 ? "s" : ""}; choose with the arrow keys`
      : "No product has this SKU or title";
    active = -1;
    input.removeAttribute("aria-activedescendant");
    list.hidden = !products.length;
    input.setAttribute("aria-expanded", String(products.length > 0));
  };

  const ask = async () => {
    if (request) request.abort();
    const typed = input.value.trim();
    if (!typed) {
      close();
      return;
    }
    request = new AbortController();
    const mine = request;
    try {
      const address = `${box.dataset.combo}?term=${encodeURIComponent(typed)}`;
      const answer = await fetch(address, { signal: mine.signal, credentials: "same-origin" });
      if (mine !== request || !answer.ok || answer.redirected) return;
      const { products } = await answer.json();
      if (document.activeElement === input) show(products);
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE_MS);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const count = options().length;
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && count) {
      event.preventDefault();
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
      const step = event.key === "ArrowDown" ? 1 : -1;
      mark(active < 0 ? (step > 0 ? 0 : count - 1) : (active + step + count) % count);
    } else if (event.key === "Enter" && !list.hidden && active >= 0) {
      event.preventDefault();
      choose(options()[active]);
    }
  });
});
