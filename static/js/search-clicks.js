/* Tells which place in a list of results was opened, once for each list: a number and the list's own token. */
const told = new WeakSet();

function tell(event) {
  const link = event.button < 2 && event.target.closest?.(".results[data-clicks] .result__title a");
  const list = link && link.closest(".results");
  if (!list || told.has(list)) return;
  told.add(list);
  const position = list.start + [...list.children].findIndex((item) => item.contains(link));
  const body = new URLSearchParams({ token: list.dataset.token, position });
  navigator.sendBeacon?.(list.dataset.clicks, body);
}

document.addEventListener("click", tell);
document.addEventListener("auxclick", tell); // the middle button opens a tab
