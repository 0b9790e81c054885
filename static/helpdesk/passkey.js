// Passkeys: the browser makes or shows one, the form sends what it says. Without this script the other ways to log in remain.
(() => {
  "use strict";
  const can = window.PublicKeyCredential?.parseRequestOptionsFromJSON;
  const make = (options) => {
    Object.assign(options.authenticatorSelection, {
      residentKey: "required", requireResidentKey: true, userVerification: "required",
    });
    return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
  };
  const use = (options) =>
    navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  const asked = async (form) => {
    const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
    return (await answer.json()).request_options;
  };
  const send = async (form) => {
    const options = form.dataset.options ? JSON.parse(form.dataset.options) : await asked(form);
    const made = await (form.dataset.passkey === "maak" ? make : use)(options.publicKey);
    form.elements.credential.value = JSON.stringify(made);
    form.submit();
  };
  document.querySelectorAll("[data-passkey]").forEach((form) => {
    form.hidden = !can;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send(form).catch(() => {
        form.querySelector("[data-passkey-error]").hidden = false;
      });
    });
  });
  document.querySelectorAll("[data-no-passkey]").forEach((words) => {
    words.hidden = Boolean(can);
  });
})();
