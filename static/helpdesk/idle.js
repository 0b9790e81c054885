// Warns before a session without requests ends.
(() => {
  "use strict";
  const note = document.querySelector("[data-idle]");
  if (!note) return;
  const find = (name) => note.querySelector(`[data-idle-${name}]`);
  let seen = Date.now();
  const look = () => {
    const left = note.dataset.idle * 1000 - (Date.now() - seen);
    note.hidden = left > 120000;
    find("soon").hidden = left <= 0;
    find("over").hidden = left > 0;
    find("minutes").textContent = left > 60000 ? 2 : 1;
  };
  const again = () => {
    seen = Date.now();
    look();
  };
  const stay = () =>
    fetch(note.dataset.stay, { redirect: "manual" }).then(async (answer) => {
      const secret = await answer.text();
      if (answer.ok) {
        // A new login has another secret than the forms of this page.
        document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((part) => (part.value = secret));
        again();
      } else if (answer.status < 500) {
        seen = 0;
        look();
      }
    }, () => {});
  find("stay").addEventListener("click", stay);
  addEventListener("alive", again);
  addEventListener("focus", () => {
    if (!find("over").hidden) stay();
  });
  setInterval(look, 5000);
})();
