/* Filters that answer at once: fetches the page a form or link leads to and swaps in its live regions. */
const regions = () => [...document.querySelectorAll("[data-live]")];
const wide = matchMedia("(min-width: 64rem)");
const place = ({ pathname, search } = location) => pathname + search; // a link within the page changes neither
let request;
let shown = place();
let leaving = false; // to another page: what is then cut off in the middle is no failure

function openRailOnWideScreens() {
  const rail = document.getElementById("filter");
  if (rail && wide.matches) rail.open = true;
}

/* Where the focused element of the filters will be found again, else the nearest to it that will. */
function selectorsOf(element) {
  const details = element.closest("details[id]")?.id;
  if (!details || !element.matches("summary, input")) return [];
  const heading = `#${details} > summary`;
  if (element.type === "checkbox") return [`#${details} [value="${CSS.escape(element.value)}"]`, heading];
  if (element.matches(".facet__filter")) return [`#${details} .facet__filter`, heading];
  return element.closest(".facet__more") ? [`#${details} .facet__more > summary`, heading] : [heading];
}

/* What the reader had opened stays open, and the focus stays where it was: outside, nothing is to be done. */
function remember() {
  const focused = document.activeElement;
  const isOutside = focused !== document.body && !focused.closest("[data-live]");
  return {
    open: new Map([...document.querySelectorAll("details[id]")].map((each) => [each.id, each.open])),
    more: [...document.querySelectorAll(".facet__more[open]")].map((each) => each.closest(".facet").id),
    focus: isOutside ? [] : [...selectorsOf(focused), "#traffar"],
  };
}

function reopen({ open, more }) {
  for (const [id, wasOpen] of open) {
    const details = document.getElementById(id);
    if (details) details.open = wasOpen;
  }
  for (const id of more) document.querySelector(`#${id} .facet__more`)?.setAttribute("open", "");
}

function focusAgain({ focus }) {
  const target = focus.map((selector) => document.querySelector(selector)).find(Boolean);
  if (!target) return;
  if (target.type === "checkbox") target.closest(".facet__more")?.setAttribute("open", "");
  target.focus({ preventScroll: true });
  // A chosen value may have moved; whoever goes by keyboard must see where the focus is.
  if (target.id !== "traffar" && target.matches(":focus-visible")) target.scrollIntoView({ block: "nearest" });
}

/* The words that were searched for stand in the large field, unless others are being typed there. */
function showWords(fresh) {
  const [field, { value }] = [document, fresh].map((each) => each.getElementById("sok-ord"));
  if (field.defaultValue === value) return;
  field.defaultValue = value;
  field.value = value;
}

function swap(fresh, replacements) {
  const before = remember();
  for (const [old, region] of replacements) old.replaceWith(region);
  showWords(fresh);
  reopen(before);
  regions().forEach((region) => region.dispatchEvent(new CustomEvent("live-search:swapped", { bubbles: true })));
  focusAgain(before);
  document.querySelector("[data-live-status]").textContent = document.getElementById("traffar").textContent;
}

async function show(url, { push = true, scroll = false } = {}) {
  request?.abort();
  request = new AbortController();
  leaving = false;
  regions().forEach((region) => region.setAttribute("aria-busy", "true"));
  let html;
  try {
    const answer = await fetch(url, { signal: request.signal, headers: { Accept: "text/html" } });
    html = await answer.text();
  } catch (error) {
    if (error.name !== "AbortError" && !leaving) location.assign(url);
    return;
  }
  const fresh = new DOMParser().parseFromString(html, "text/html");
  const replacements = regions().map((old) => [old, fresh.querySelector(`[data-live="${old.dataset.live}"]`)]);
  if (replacements.some(([, region]) => !region)) return location.assign(url);
  swap(fresh, replacements);
  document.title = fresh.title;
  const to = new URL(url, location.href);
  if (push && place(to) !== place()) history.pushState(null, "", to);
  shown = place();
  if (scroll) document.getElementById("traffar").scrollIntoView({ block: "start" });
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
  if (!event.target.matches("form[data-live-form]")) {
    leaving = true;
    return;
  }
  event.preventDefault();
  if (!wide.matches) document.getElementById("filter").open = false;
  show(address(event.target), { scroll: !wide.matches });
});
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button) return;
  if (!link.matches("[data-live-link]")) {
    leaving = true;
    return;
  }
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
