// Warns before the server ends a session without requests. Without this script the server simply ends it.
(() => {
  "use strict";
  const note = document.querySelector("[data-idle]");
  if (!note) return;
  const find = (name) => note.querySelector(`[data-idle-${name}]`);
  const length = note.dataset.idle * 1000;
  let seen = Date.now();
  const look = () => {
    const left = length - (Date.now() - seen);
    note.hidden = left > 120000;
    find("soon").hidden = left <= 0;
    find("over").hidden = left > 0;
    find("minutes").textContent = Math.max(1, Math.ceil(left / 60000));
  };
  const again = () => {
    seen = Date.now();
    look();
  };
  // Every request of this page keeps the session going, whichever script sends it.
  new PerformanceObserver((list) => {
    if (list.getEntries().some((entry) => entry.initiatorType === "fetch" && entry.responseStatus < 400)) again();
  }).observe({ type: "resource" });
  find("stay").addEventListener("click", () => {
    fetch(note.dataset.stay, { redirect: "error" }).then((answer) => {
      if (!answer.ok) seen = 0;
      look();
    }, () => {});
  });
  setInterval(look, 5000);
})();
