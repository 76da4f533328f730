// The frame over a picture: drawn, moved and resized by pointer, by keys or by buttons.
const LEAST = 0.08;
const STEP = 0.02;
const within = (value, low, high) => Math.min(Math.max(value, low), high);
const percent = (value) => `${Math.round(100 * value)} %`;

export class CropBox {
  #told = 0;

  constructor(stage, box, said) {
    this.stage = stage;
    this.box = box;
    this.said = said;
    this.part = { left: 0, top: 0, width: 1, height: 1 };
    stage.addEventListener("pointerdown", (event) => this.#grab(event));
    box.addEventListener("keydown", (event) => this.#key(event));
  }

  get isWhole() {
    return this.part.width > 0.995 && this.part.height > 0.995;
  }

  whole() {
    this.#set(0, 0, 1, 1);
  }

  // about its middle; the picture's edges stop it
  scale(factor) {
    const { left, top, width, height } = this.part;
    const wide = within(width * factor, LEAST, 1);
    const high = within(height * factor, LEAST, 1);
    this.#set(left + (width - wide) / 2, top + (height - high) / 2, wide, high);
    this.#tell();
  }

  #set(left, top, width, height) {
    const wide = within(width, LEAST, 1);
    const high = within(height, LEAST, 1);
    this.part = {
      left: within(left, 0, 1 - wide),
      top: within(top, 0, 1 - high),
      width: wide,
      height: high,
    };
    for (const [name, value] of Object.entries(this.part)) this.box.style[name] = `${100 * value}%`;
    this.box.classList.toggle("whole", this.isWhole);
  }

  #point(event) {
    const area = this.stage.getBoundingClientRect();
    return {
      x: within((event.clientX - area.left) / area.width, 0, 1),
      y: within((event.clientY - area.top) / area.height, 0, 1),
    };
  }

  #grab(event) {
    if (event.button) return;
    event.preventDefault();
    this.box.focus({ preventScroll: true });
    this.stage.setPointerCapture(event.pointerId);
    const start = this.#point(event);
    const before = { ...this.part };
    const corner = event.target.dataset.corner;
    const moves = !corner && !this.isWhole && event.target === this.box;
    let dragged = false;
    const drag = (next) => {
      const at = this.#point(next);
      dragged ||= Math.abs(at.x - start.x) + Math.abs(at.y - start.y) > 0.02;
      if (!dragged) return;
      if (moves) {
        const { left, top, width, height } = before;
        this.#set(left + at.x - start.x, top + at.y - start.y, width, height);
      } else this.#span(corner ? opposite(before, corner) : start, at);
    };
    const drop = () => {
      this.stage.removeEventListener("pointermove", drag);
      // a press beside the frame brings it there, for whoever cannot drag
      if (!dragged && !corner && !moves && !this.isWhole)
        this.#set(start.x - before.width / 2, start.y - before.height / 2, before.width, before.height);
      this.#tell();
    };
    this.stage.addEventListener("pointermove", drag);
    this.stage.addEventListener("lostpointercapture", drop, { once: true });
  }

  #span(from, to) {
    const width = Math.max(Math.abs(to.x - from.x), LEAST);
    const height = Math.max(Math.abs(to.y - from.y), LEAST);
    const left = to.x < from.x ? from.x - width : from.x;
    const top = to.y < from.y ? from.y - height : from.y;
    this.#set(left, top, width, height);
  }

  #key(event) {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const [x, y] = way[event.key] ?? [];
    if (x === undefined) return;
    event.preventDefault();
    const { left, top, width, height } = this.part;
    if (event.shiftKey)
      this.#set(left, top, Math.min(width + x * STEP, 1 - left), Math.min(height + y * STEP, 1 - top));
    else this.#set(left + x * STEP, top + y * STEP, width, height);
    this.#tell();
  }

  // once it rests, for those who do not see it
  #tell() {
    clearTimeout(this.#told);
    this.#told = setTimeout(() => {
      const { left, top, width, height } = this.part;
      this.said.textContent = this.isWhole
        ? "The whole picture"
        : `From the left ${percent(left)}, from the top ${percent(top)}, ` +
          `${percent(width)} wide, ${percent(height)} high`;
    }, 400);
  }
}

function opposite({ left, top, width, height }, corner) {
  return {
    x: corner.endsWith("w") ? left + width : left,
    y: corner.startsWith("n") ? top + height : top,
  };
}
