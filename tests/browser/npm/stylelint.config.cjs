// What is asked of the style sheets; each rule that is off or bent has its reason.
module.exports = {
  extends: ["stylelint-config-standard"],
  reportNeedlessDisables: true,
  rules: {
    // tokens.css keeps groups apart with an empty line.
    "custom-property-empty-line-before": null,
    // `hidden` has to win from any `display`.
    "declaration-no-important": null,
    // Browsers of before 2023 know the prefix only.
    "media-feature-range-notation": "prefix",
    // One block for each component: their order is that of the page, not of their weight.
    "no-descending-specificity": null,
    "property-no-vendor-prefix": [true, { ignoreProperties: ["text-size-adjust"] }],
    // Newer than this linter: it unfolds what is folded, on paper, without scripts.
    "selector-pseudo-element-no-unknown": [true, { ignorePseudoElements: ["details-content"] }],
    "value-keyword-case": ["lower", { ignoreKeywords: ["A4"] }],
  },
  overrides: [
    {
      // For WeasyPrint: one line a rule, the fonts are embedded (no fallback), BEM names.
      files: ["**/print.css", "**/letters.css"],
      rules: {
        "at-rule-empty-line-before": null,
        "declaration-block-single-line-max-declarations": null,
        "declaration-empty-line-before": null,
        "font-family-name-quotes": null,
        "font-family-no-missing-generic-family-keyword": null,
        "rule-empty-line-before": null,
        "selector-class-pattern": null,
      },
    },
  ],
};
