/** The style of the HTML report. It stands in the page itself; the page's policy allows exactly these bytes. */
export const HTML_STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fbfbfa; --card: #ffffff; --ink: #1d2126; --quiet: #59616b; --line: #e1e4e8; --code: #f3f4f6;
  --accent: #0b5cad; --fail: #b3261e; --review: #8a5300; --unknown: #59616b; --pass: #1a6b3a; --waived: #6a4bb0;
  --fail-soft: #fdecea; --review-soft: #fdf1dc; --pass-soft: #e5f4ea; --unknown-soft: #eef0f2; --waived-soft: #f0ebfb;
  --shadow: 0 1px 2px rgb(20 25 30 / 6%), 0 4px 16px rgb(20 25 30 / 4%);
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171b; --card: #1c2026; --ink: #e7eaee; --quiet: #a3acb7; --line: #31373f; --code: #12151a;
    --accent: #7cb7ff; --fail: #ff9a91; --review: #f0bd6a; --unknown: #a3acb7; --pass: #7ed6a0; --waived: #c3abff;
    --fail-soft: #3b1f1e; --review-soft: #37290f; --pass-soft: #16301f; --unknown-soft: #272c33; --waived-soft: #2a2340;
    --shadow: none;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
body {
  margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: anywhere;
  font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
header, main, footer { max-width: 62rem; margin: 0 auto; padding: 0 clamp(1rem, 4vw, 2.5rem); }
header { padding-top: 3rem; }
a { color: var(--accent); text-underline-offset: .2em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 4px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 1rem; padding: .5rem 1rem; background: var(--card); }
.brand { margin: 0; color: var(--quiet); font-size: .875rem; letter-spacing: .02em; }
h1 { margin: .25rem 0 .5rem; font-size: clamp(1.75rem, 4vw, 2.5rem); line-height: 1.15; letter-spacing: -.02em; text-wrap: balance; }
h2 { margin: 3.5rem 0 .25rem; font-size: 1.5rem; letter-spacing: -.01em; }
h3 { display: inline; margin: 0; font-size: 1.0625rem; }
.quiet { color: var(--quiet); }
.lead { margin: 0; color: var(--quiet); }
.bar { display: block; width: 100%; height: .75rem; margin: 1.75rem 0 1rem; border-radius: 99px; }
.bar .fail, .bar .error { fill: var(--fail); } .bar .review { fill: var(--review); } .bar .pass, .bar .attested { fill: var(--pass); }
.bar .unknown { fill: var(--unknown); } .bar .suppressed { fill: var(--waived); } .bar .unanswered { fill: var(--review); opacity: 0.5; } .bar .not-applicable { fill: var(--line); }
.totals { display: flex; flex-wrap: wrap; gap: .5rem 2rem; margin: 0; padding: 0; list-style: none; }
.totals li { display: flex; align-items: baseline; gap: .5rem; color: var(--quiet); }
.totals b { color: var(--ink); font-size: 1.375rem; font-variant-numeric: tabular-nums; }
.totals li::before { content: ""; width: .625rem; height: .625rem; border-radius: 50%; background: var(--tone); }
.totals .not-applicable::before { background: none; border: 2px solid var(--tone); }
.contents { margin-top: 2.5rem; overflow-x: auto; }
.contents th:first-child { min-width: 8rem; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .5rem .75rem; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; }
th:first-child, td:first-child { padding-left: 0; text-align: left; white-space: normal; }
th { overflow-wrap: normal; }
thead th { color: var(--quiet); font-size: .8125rem; font-weight: 600; }
tbody th { font-weight: 600; }
td.zero { color: var(--quiet); }
.result {
  margin: 1rem 0; background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--tone);
  border-radius: 8px; box-shadow: var(--shadow); break-inside: avoid-page;
}
summary { padding: .875rem 1.25rem; cursor: pointer; }
summary:hover h3 { text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .2em; }
.badge {
  display: inline-block; margin-right: .625rem; padding: 0 .625rem; border-radius: 99px; font-size: .8125rem; font-weight: 600;
  line-height: 1.6rem; background: var(--soft); color: var(--tone); vertical-align: 1px;
}
.where { color: var(--quiet); font-size: .9375rem; }
.body { padding: 0 1.25rem 1.125rem; }
.body > :first-child { margin-top: 0; }
.findings { margin: 0; padding: 0; list-style: none; }
.findings > li { padding: .875rem 0; border-top: 1px solid var(--line); }
.findings p { margin: 0; }
.severity { font-weight: 600; text-transform: capitalize; color: var(--tone); }
.evidence { margin: .5rem 0 0; }
.evidence + p { margin-top: .875rem; }
figcaption { color: var(--quiet); font-size: .875rem; }
code, pre, kbd { font: .875em/1.55 ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; }
pre {
  margin: .25rem 0 0; padding: .625rem .875rem; white-space: pre-wrap; background: var(--code); border: 1px solid var(--line);
  border-radius: 6px; font-size: .8125rem;
}
.body dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.25rem; margin: .875rem 0 0; padding-top: .875rem; border-top: 1px solid var(--line); font-size: .9375rem; }
dt { color: var(--quiet); }
dd { margin: 0; }
dd ul { margin: 0; padding: 0; list-style: none; }
.fold { margin: 1rem 0; }
.fold > summary { padding: .5rem 0; color: var(--quiet); font-weight: 600; }
.rows { margin: 0; padding: 0; list-style: none; }
.rows > li { padding: .625rem 0 .625rem 1rem; border-top: 1px solid var(--line); border-left: 4px solid var(--tone); }
.rows p { margin: 0; }
.rows h3 { font-size: 1rem; }
footer { margin-top: 4rem; padding-bottom: 3rem; color: var(--quiet); font-size: .875rem; }
footer ul { padding-left: 1.25rem; }
.fail, .error { --tone: var(--fail); --soft: var(--fail-soft); }
.review { --tone: var(--review); --soft: var(--review-soft); }
.unknown, .not-applicable { --tone: var(--unknown); --soft: var(--unknown-soft); }
.pass, .attested { --tone: var(--pass); --soft: var(--pass-soft); }
.suppressed { --tone: var(--waived); --soft: var(--waived-soft); }
.unanswered { --tone: var(--review); --soft: var(--review-soft); }
@media (max-width: 40rem) {
  .body dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: .5rem; }
}
@media print {
  :root { --paper: #fff; --card: #fff; --ink: #000; --quiet: #444; --line: #bbb; --code: #fff; --fail: #b3261e; --review: #8a5300;
    --unknown: #555; --pass: #1a6b3a; --waived: #6a4bb0; --fail-soft: #fff; --review-soft: #fff; --pass-soft: #fff; --unknown-soft: #fff;
    --waived-soft: #fff; --shadow: none; color-scheme: light; }
  body { font-size: 10pt; }
  header, main, footer { max-width: none; padding-left: 0; padding-right: 0; }
  details::details-content { content-visibility: visible; display: block; }
  h2 { break-after: avoid; }
  .badge { border: 1px solid currentcolor; }
  .bar { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
`;
