/* A box to filter the values of a long facet, added where JavaScript runs. */
function addFilterBox(group) {
  const input = document.createElement("input");
  const more = group.querySelector(".facet__more");
  input.type = "search";
  input.className = "input facet__filter";
  input.placeholder = group.dataset.filterable;
  input.setAttribute("aria-label", group.dataset.filterable);
  input.addEventListener("input", () => {
    const words = input.value.trim().toLocaleLowerCase("sv");
    for (const label of group.querySelectorAll(".facet__value")) {
      label.hidden = words !== "" && !label.textContent.toLocaleLowerCase("sv").includes(words);
    }
    if (words) more.open = true;
    more.querySelector("summary").hidden = words !== "";
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  group.querySelector("legend").after(input);
}

export function addFilterBoxes(root = document) {
  root.querySelectorAll("fieldset[data-filterable]").forEach(addFilterBox);
}

addFilterBoxes();
document.addEventListener("live-search:swapped", (event) => addFilterBoxes(event.target));
