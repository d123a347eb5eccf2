/** All that the page looks like; it stands within it. Text has a contrast of at least 4.5, bars of at least 3 against the page. */
export const style = `
:root {
  color-scheme: light dark;
  --page: #ffffff; --panel: #f4f6f8; --text: #1b1f24; --quiet: #57606a; --line: #d0d7de;
  --answered: #1f6feb; --roles: #0f766e; --not_stated: #b45309; --declined: #6e7781; --failed: #b42318;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --page: #0d1117; --panel: #161b22; --text: #e6edf3; --quiet: #9aa4af; --line: #30363d;
    --answered: #6cb0ff; --roles: #4cc9b0; --not_stated: #f0a35e; --declined: #9aa4af; --failed: #ff8a80;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.15rem; line-height: 1.3; margin: 0 0 .25rem; }
p { margin: 0 0 .75rem; }
section { margin-top: 2.25rem; }
.note, footer { color: var(--quiet); font-size: .875rem; }
footer { margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: 1rem; }
ul { list-style: none; margin: 0; padding: 0; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .75rem; margin-top: 1.25rem; }
.tiles li { display: flex; flex-direction: column; justify-content: space-between; background: var(--panel); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1rem; font-size: .875rem; }
.tiles strong { font-size: 1.6rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
svg { display: block; }
.patterns { position: absolute; }
.patterns path { stroke: var(--page); stroke-width: 1.25; fill: none; }
.answered { fill: var(--answered); } .roles { fill: var(--roles); } .not_stated { fill: var(--not_stated); }
.declined { fill: var(--declined); } .failed { fill: var(--failed); }
.answered-bar { fill: var(--answered); } .roles-bar { fill: url(#roles); } .not_stated-bar { fill: url(#not_stated); }
.declined-bar { fill: url(#declined); } .failed-bar { fill: url(#failed); }
.bars { margin: .75rem 0; display: grid; gap: .625rem; }
.bars li { display: grid; grid-template-columns: 1fr auto; column-gap: 1rem; row-gap: .125rem; align-items: end; }
.bars svg { grid-column: 1 / -1; grid-row: 2; width: 100%; background: var(--panel); }
.name { overflow-wrap: anywhere; }
.value { text-align: end; font-variant-numeric: tabular-nums; color: var(--quiet); }
@media (min-width: 45rem) {
  .bars li { grid-template-columns: 15rem 1fr 13rem; align-items: center; }
  .bars svg { grid-column: auto; grid-row: auto; }
  .value { text-align: start; }
}
.columns { display: flex; margin-top: .75rem; }
.figures { flex: none; }
.figures text { fill: var(--quiet); font-size: 12px; text-anchor: end; font-variant-numeric: tabular-nums; }
.area { flex: 1; min-width: 0; }
.area line { stroke: var(--line); }
.ends { display: flex; justify-content: space-between; gap: 1rem; margin: .25rem 0 .75rem 36px; color: var(--quiet); font-size: .8125rem; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; font-size: .875rem; margin: .5rem 0; }
.legend li { display: flex; align-items: center; gap: .4rem; }
summary { cursor: pointer; color: var(--quiet); font-size: .875rem; }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; font-size: .875rem; }
th, td { text-align: end; padding: .3rem 0 .3rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; font-variant-numeric: tabular-nums; }
th { font-weight: 600; }
th:first-child { min-width: 7rem; text-align: start; padding-left: 0; overflow-wrap: anywhere; }
tbody th { font-weight: 400; }
@media print {
  main { max-width: none; padding: 0; }
  section, .bars li, tr { break-inside: avoid; }
  h2 { break-after: avoid; }
  details, #section-cells { display: none; }
  svg, .tiles li { print-color-adjust: exact; }
}
`
