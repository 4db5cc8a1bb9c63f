/* Suggestions while typing: turns every search field into a combobox (WAI-ARIA 1.2, list autocomplete). */
const DELAY = 120;
const SHORTEST = 2;

class Suggestions {
  constructor(form) {
    this.form = form;
    this.input = form.querySelector('input[type="search"]');
    this.list = form.appendChild(document.createElement("ul"));
    this.list.className = "suggestions";
    this.list.id = `${this.input.id}-forslag`;
    this.list.role = "listbox";
    this.list.setAttribute("aria-label", form.dataset.suggestionsLabel);
    this.list.hidden = true;
    this.status = form.appendChild(document.createElement("span"));
    this.status.className = "hidden-visually";
    this.status.role = "status";
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id,
    })) this.input.setAttribute(name, value);
    this.items = [];
    this.active = -1;
    this.input.addEventListener("input", () => this.later());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.choose(event.target.closest("li")));
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.fetch(), DELAY);
  }

  async fetch() {
    const words = this.input.value.trim();
    this.request?.abort();
    if (words.length < SHORTEST) return this.close();
    this.request = new AbortController();
    try {
      const url = `${this.form.dataset.suggestions}?q=${encodeURIComponent(words)}`;
      const answer = await fetch(url, { signal: this.request.signal });
      this.show(answer.ok ? (await answer.json()).suggestions : []);
    } catch (error) {
      if (error.name !== "AbortError") this.close();
    }
  }

  show(suggestions) {
    this.items = suggestions;
    this.list.replaceChildren(...suggestions.map((suggestion, place) => this.option(suggestion, place)));
    this.list.hidden = suggestions.length === 0;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    this.status.textContent = suggestions.length ? this.counted(suggestions.length) : "";
    this.mark(-1);
  }

  counted(number) {
    return this.form.dataset.suggestionsCount.replace("{number}", number);
  }

  option({ label, kind }, place) {
    const item = document.createElement("li");
    item.role = "option";
    item.id = `${this.list.id}-${place}`;
    item.dataset.place = place;
    item.append(label);
    item.appendChild(document.createElement("span")).textContent = kind;
    return item;
  }

  mark(place) {
    this.active = place;
    [...this.list.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === place)));
    const item = this.list.children[place];
    if (item) {
      this.input.setAttribute("aria-activedescendant", item.id);
      item.scrollIntoView({ block: "nearest" });
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  key(event) {
    const count = this.items.length;
    if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      this.close();
    } else if (event.key === "Enter" && this.active >= 0) {
      event.preventDefault();
      this.choose(this.list.children[this.active]);
    } else if (event.key === "ArrowDown" && this.list.hidden) {
      event.preventDefault();
      this.open();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && count && !this.list.hidden) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.mark(((this.active + 1 + step + count + 1) % (count + 1)) - 1);
    }
  }

  async open() {
    clearTimeout(this.timer);
    await this.fetch();
    if (!this.list.hidden) this.mark(0);
  }

  choose(item) {
    if (item) location.assign(this.items[item.dataset.place].url);
  }

  close() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.mark(-1);
  }
}

for (const form of document.querySelectorAll("form[data-suggestions]")) new Suggestions(form);
