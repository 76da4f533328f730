// The pictures of a product: a press on a small one brings the large one into view without moving
// the page; a swipe marks the small one. Without this script the links still lead to the pictures.
for (const gallery of document.querySelectorAll("[data-gallery]")) {
  const track = gallery.querySelector("[data-track]");
  const slides = [...track.children];
  const links = [...gallery.querySelectorAll("[data-thumbs] a")];

  const mark = (index) =>
    links.forEach((link, at) =>
      at === index ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current"),
    );

  links.forEach((link, index) =>
    link.addEventListener("click", (event) => {
      event.preventDefault();
      track.scrollTo({ left: slides[index].offsetLeft - track.offsetLeft });
      mark(index);
    }),
  );

  if (links.length > 0) {
    const seen = new IntersectionObserver(
      (entries) => {
        const shown = entries.find((entry) => entry.isIntersecting);
        if (shown) mark(slides.indexOf(shown.target));
      },
      { root: track, threshold: 0.6 },
    );
    slides.forEach((slide) => seen.observe(slide));
  }
}
