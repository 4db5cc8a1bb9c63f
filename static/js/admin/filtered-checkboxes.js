// Narrows a long list of checkboxes as one types; see home/widgets.py.
(() => {
  const fold = (text) => text.toLocaleLowerCase("sv").trim();

  function connect(root) {
    if (root.dataset.connected) return;
    root.dataset.connected = "true";
    const field = root.querySelector("[type=search]");
    const status = root.querySelector("[role=status]");
    const rows = [...root.querySelectorAll("label")].map((label) => ({
      row: label.closest("div") === root ? label : label.parentElement,
      box: label.querySelector("input"),
      text: fold(label.textContent),
    }));

    function narrow() {
      const wanted = fold(field.value);
      let shown = 0;
      for (const { row, box, text } of rows) {
        const keep = !wanted || box.checked || text.includes(wanted);
        row.hidden = !keep;
        if (keep && text.includes(wanted)) shown += 1;
      }
      status.textContent = wanted ? root.dataset.remaining.replace("{number}", shown) : "";
    }

    field.hidden = false;
    field.addEventListener("input", narrow);
    // Enter would otherwise submit the whole page form.
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
  }

  const connectAll = () => document.querySelectorAll("[data-filtered-checkboxes]").forEach(connect);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", connectAll);
  else connectAll();
})();
