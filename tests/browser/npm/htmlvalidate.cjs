// What is asked of the HTML of every page, as sent; each rule that is off or bent has its reason.
module.exports = {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // A list may have a name: it says that the ladder is read from below.
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
    "doctype-style": ["error", { style: "lowercase" }],
    // Several boxes of one question have one name, and so have the buttons of one form.
    "form-dup-name": ["error", { shared: ["radio", "checkbox", "submit"] }],
    // The title holds the question; search engines are not who it is for.
    "long-title": "off",
    // What a template leaves behind weighs nothing once compressed.
    "no-trailing-whitespace": "off",
    // All comes from our own origin, and nothing else may (Content-Security-Policy).
    "require-sri": "off",
    // The style sheet keeps a number on one line.
    "tel-non-breaking": "off",
    "void-style": ["error", { style: "omit" }],
  },
};
