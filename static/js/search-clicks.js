/* Tells which place in a list of results was opened first, once for each search: a number and the list's own token.
   Its next page, and the list one comes back to, have the same token. */
const links = ".results[data-clicks] :is(.result__title a, .result__source)";
const told = new Set();

function isNew(token) {
  const name = `told:${token.split(":").pop()}`; // the signature, which says nothing of the words
  let before = told.has(name);
  told.add(name);
  try {
    before ||= sessionStorage.getItem(name) !== null;
    sessionStorage.setItem(name, "");
  } catch {
    // a browser that keeps nothing: once for each time the page is shown
  }
  return !before;
}

function tell(event) {
  const link = event.button < 2 && event.target.closest?.(links);
  const list = link && link.closest(".results");
  if (!list || !isNew(list.dataset.token)) return;
  const position = list.start + [...list.children].findIndex((item) => item.contains(link));
  const body = new URLSearchParams({ token: list.dataset.token, position });
  navigator.sendBeacon?.(list.dataset.clicks, body);
}

document.addEventListener("click", tell);
document.addEventListener("auxclick", tell); // the middle button opens a tab
