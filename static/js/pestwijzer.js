// Extras only. Nothing is stored or fetched.
(() => {
  "use strict";
  const leave = document.querySelector("[data-leave]");
  const whole = document.documentElement;
  const go = (event) => {
    event.preventDefault();
    whole.hidden = true;
    document.title = "Laden";
    location.replace(leave.href);
  };
  addEventListener("pageshow", () => {
    if (whole.hidden) location.reload();
  });
  if (leave) {
    leave.addEventListener("click", go);
    let times = [];
    addEventListener("keydown", (event) => {
      if (event.repeat) return;
      times = event.key === "Shift" ? [event.timeStamp, ...times] : [];
      if (times[0] - times[2] < 3000) go(event);
    });
  }
  document.querySelectorAll("[data-with-script]").forEach((part) => {
    part.hidden = false;
  });
  document.querySelectorAll("[data-print]").forEach((button) => {
    button.addEventListener("click", () => print());
  });
  // The code in the address of a QR code stays here: what stands behind # is sent to nobody.
  const code = document.querySelector("[data-code]");
  const mark = location.hash.slice(1);
  if (code && mark && !document.getElementById(mark)) {
    code.value = mark;
    history.replaceState(null, "", location.pathname);
  }
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open], .item > .because)")];
    folded.forEach((part) => (part.open = true));
  });
  addEventListener("afterprint", () => folded.forEach((part) => (part.open = false)));
  document.querySelector("[data-errors]")?.focus();
})();
