// A key at each answer, and the plan beside the talk. Nothing is stored.
(() => {
  "use strict";
  const talk = document.querySelector("[data-talk]");
  if (!talk) return;
  const find = (name) => document.querySelector(`[data-${name}]`);
  const side = find("side");
  const answers = (ask) => [...ask.querySelectorAll("p:not([hidden]) > input")];
  const asks = [...talk.querySelectorAll(".ask")];
  let asking, late, shown, ready;

  // One stop of Tab a question.
  const rove = (ask, at) => {
    const boxes = answers(ask).filter((box) => box.type === "checkbox");
    at = boxes.includes(at) ? at : (boxes.find((box) => !box.tabIndex) ?? boxes[0]);
    boxes.forEach((box) => (box.tabIndex = box === at ? 0 : -1));
  };

  const stand = (key, [state, away, note]) => {
    const ask = document.getElementById(`vraag-${key}`);
    const aside = state === "opzij";
    const line = ask.querySelector(".ask-note");
    ask.dataset.stand = state;
    ask.querySelector("fieldset").hidden = aside;
    ask.querySelector(".ask-aside").hidden = !aside;
    line.textContent = note;
    line.hidden = !note;
    ask.querySelectorAll("input").forEach((input) => (input.parentNode.hidden = away.includes(input.value)));
    rove(ask);
  };

  const show = (html) => {
    dispatchEvent(new Event("alive"));
    if (html === shown) return;
    shown = html;
    const open = new Set([...side.querySelectorAll("[open] > summary")].map((part) => part.textContent));
    side.innerHTML = html;
    side.querySelectorAll("summary").forEach((part) => (part.parentNode.open = open.has(part.textContent)));
    const { stands, spoken } = side.querySelector("[data-stands]")?.dataset ?? {};
    if (!stands) return;
    Object.entries(JSON.parse(stands)).forEach((one) => stand(...one));
    if (find("said").textContent !== spoken) find("said").textContent = spoken;
  };

  const update = async () => {
    asking?.abort();
    const { signal } = (asking = new AbortController());
    const body = new URLSearchParams(new FormData(talk));
    body.delete("code");
    body.set("deel", "plan");
    let out, stuck;
    late ??= setTimeout(() => (find("stuck").hidden = false), 5000);
    try {
      const answer = await fetch(talk.action, { method: "POST", body, signal, redirect: "manual" });
      out = answer.status === 401 || answer.type === "opaqueredirect";
      const html = await answer.text();
      if (html.includes("data-plan")) show(html);
      else stuck = !out;
    } catch {
      stuck = true;
    }
    if (signal.aborted) return;
    late = clearTimeout(late);
    find("signed-out").hidden = !out;
    find("stuck").hidden = !stuck;
  };

  const next = (from) => {
    const place = asks.indexOf(from) + 1;
    const ask = [...asks.slice(place), ...asks].find((one) => one !== from && one.dataset.stand === "open");
    (ask ? answers(ask)[0] : find("plan")).focus();
  };

  talk.addEventListener("change", (event) => {
    if (event.target.name !== "code") ready = update();
  });
  talk.addEventListener("focusin", (event) => {
    const ask = event.target.closest(".ask");
    if (ask) rove(ask, event.target);
  });
  talk.addEventListener("keydown", (event) => {
    const { key, target } = event;
    const ask = target.closest(".ask");
    if (!ask || target.localName !== "input" || event.ctrlKey || event.altKey || event.metaKey) return;
    const list = answers(ask);
    const step = target.type === "checkbox" ? { ArrowDown: 1, ArrowUp: -1 }[key] : 0;
    const chosen = list.find((one) => one.getAttribute("aria-keyshortcuts") === key);
    const more = key === "?" && ask.querySelector("details");
    if (step) list.at((list.indexOf(target) + step) % list.length).focus();
    else if (key === "Enter") Promise.race([ready, new Promise((go) => setTimeout(go, 2000))]).then(() => next(ask));
    else if (more) more.open = !more.open;
    else if (chosen) {
      chosen.focus();
      chosen.click();
    } else return;
    event.preventDefault();
  });
  addEventListener("focus", () => {
    if (!find("signed-out").hidden) ready = update();
  });

  talk.dataset.keys = "";
  asks.forEach((ask) => rove(ask));
  talk.querySelectorAll(".ask-more summary").forEach((part) => (part.tabIndex = -1));
  find("without-script").hidden = true;
})();
