/* Tells which result was opened first on the first page of a search: a number and the list's own token.
   Nothing is kept on the reader's device. So a list that one has come back to counts no more: it was counted
   before, or its search was. */
const links = ".results[data-clicks] :is(.result__title a, .result__source)";
const returned = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
const told = new Set();

function tell(event) {
  const link = event.button < 2 && event.target.closest?.(links);
  const list = link && link.closest(".results");
  if (!list || returned || told.has(list.dataset.token)) return;
  told.add(list.dataset.token);
  const position = list.start + [...list.children].findIndex((item) => item.contains(link));
  const body = new URLSearchParams({ token: list.dataset.token, position });
  navigator.sendBeacon?.(list.dataset.clicks, body);
}

document.addEventListener("click", tell);
document.addEventListener("auxclick", tell); // the middle button opens a tab
