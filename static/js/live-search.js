/* Filters that answer at once: fetches the page a form or link leads to and swaps in its live regions. */
const regions = () => [...document.querySelectorAll("[data-live]")];
const wide = matchMedia("(min-width: 64rem)");
const place = () => location.pathname + location.search; // a link within the page changes neither
let request;
let shown = place();

function openRailOnWideScreens() {
  const rail = document.getElementById("filter");
  if (rail && wide.matches) rail.open = true;
}

/* What the reader had opened stays open, and the focus stays where it was. */
function remember() {
  const focused = document.activeElement;
  return {
    open: new Map([...document.querySelectorAll("details[id]")].map((each) => [each.id, each.open])),
    more: [...document.querySelectorAll(".facet__more[open]")].map((each) => each.closest(".facet").id),
    focus: focused?.matches?.('input[type="checkbox"]') ? [focused.name, focused.value] : null,
  };
}

function restore({ open, more, focus }) {
  for (const [id, wasOpen] of open) {
    const details = document.getElementById(id);
    if (details) details.open = wasOpen;
  }
  for (const id of more) document.querySelector(`#${id} .facet__more`)?.setAttribute("open", "");
  if (focus) {
    const box = [...document.getElementsByName(focus[0])].find((each) => each.value === focus[1]);
    box?.focus({ preventScroll: true });
  } else {
    document.getElementById("traffar")?.focus({ preventScroll: true });
  }
}

async function show(url, { push = true, scroll = false } = {}) {
  request?.abort();
  request = new AbortController();
  regions().forEach((region) => region.setAttribute("aria-busy", "true"));
  let html;
  try {
    const answer = await fetch(url, { signal: request.signal, headers: { Accept: "text/html" } });
    html = await answer.text();
  } catch (error) {
    if (error.name !== "AbortError") location.assign(url);
    return;
  }
  const fresh = new DOMParser().parseFromString(html, "text/html");
  const replacements = regions().map((old) => [old, fresh.querySelector(`[data-live="${old.dataset.live}"]`)]);
  if (replacements.some(([, region]) => !region)) return location.assign(url);
  const before = remember();
  for (const [old, region] of replacements) old.replaceWith(region);
  document.title = fresh.title;
  if (push) history.pushState(null, "", url);
  shown = place();
  restore(before);
  if (scroll) document.getElementById("traffar").scrollIntoView({ block: "start" });
  regions().forEach((region) => region.dispatchEvent(new CustomEvent("live-search:swapped", { bubbles: true })));
  document.querySelector("[data-live-status]").textContent = document.getElementById("traffar").textContent;
}

function address(form) {
  const query = new URLSearchParams(new FormData(form)).toString();
  return query ? `${form.getAttribute("action")}?${query}` : form.getAttribute("action");
}

document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-live-form]");
  if (form && event.target.type === "checkbox") show(address(form));
});
document.addEventListener("submit", (event) => {
  if (!event.target.matches("form[data-live-form]")) return;
  event.preventDefault();
  if (!wide.matches) document.getElementById("filter").open = false;
  show(address(event.target), { scroll: !wide.matches });
});
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-live-link]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button) return;
  event.preventDefault();
  show(link.href);
});
addEventListener("popstate", () => {
  if (place() === shown) return;
  shown = place();
  show(location.href, { push: false });
});
wide.addEventListener("change", openRailOnWideScreens);
openRailOnWideScreens();
document.documentElement.classList.add("live"); // the rail needs no button of its own any more
