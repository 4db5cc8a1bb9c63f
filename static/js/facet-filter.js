/* A box to filter the values of a long facet, added where JavaScript runs. */

/* What was typed as a pattern: marks may be left out, but those that were typed count. */
function pattern(typed) {
  const characters = [...typed.normalize("NFD")].map((each) => each.replace(/[$()*+./?[\\\]^{|}]/, "\\$&"));
  return new RegExp(characters.map((each) => `${each}\\p{M}*`).join(""), "iu");
}

function nameOf(label) {
  return label.querySelector("span:not(.facet__count)").textContent.normalize("NFD");
}

function createInput(group) {
  const input = document.createElement("input");
  input.type = "search";
  input.className = "input facet__filter";
  input.placeholder = group.dataset.filterable;
  input.setAttribute("aria-label", group.dataset.filterable);
  return input;
}

function createStatus() {
  const status = document.createElement("p");
  status.className = "facet__status";
  status.role = "status";
  return status;
}

/* Hides the values that do not match; tells how many do, for all to see where none does. */
function narrow(group, typed, status) {
  const wanted = pattern(typed);
  const labels = [...group.querySelectorAll(".facet__value")];
  for (const label of labels) label.hidden = typed !== "" && !wanted.test(nameOf(label));
  const number = labels.filter((label) => !label.hidden).length;
  const { remaining, none } = group.dataset;
  status.classList.toggle("hidden-visually", number > 0);
  status.textContent = typed && (number ? remaining.replace("{number}", number) : none);
}

const typedIn = new Map(); // by facet: what stands in its box, which outlives the values that it chooses among

function addFilterBox(group) {
  const facet = group.closest(".facet").id;
  const more = group.querySelector(".facet__more");
  const input = createInput(group);
  const status = createStatus();
  const apply = () => {
    const typed = input.value.trim();
    typedIn.set(facet, input.value);
    narrow(group, typed, status);
    more.open = typed !== "";
    more.querySelector("summary").hidden = typed !== "";
  };
  input.addEventListener("input", apply);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  group.querySelector("legend").after(input, status);
  input.value = typedIn.get(facet) ?? "";
  if (input.value) apply();
}

export function addFilterBoxes(root = document) {
  root.querySelectorAll("fieldset[data-filterable]").forEach(addFilterBox);
}

addFilterBoxes();
document.addEventListener("live-search:swapped", (event) => addFilterBoxes(event.target));
