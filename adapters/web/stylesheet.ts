// The one page of CSS: newspaper type, a phone first, light and dark by what the reader's system says.
export const STYLESHEET = `
:root{color-scheme:light dark;--ink:#1b1b1a;--soft:#5a5852;--paper:#fdfcf8;--rule:#d9d5c8;--link:#0b4a8f;--mark:#8a1c1c;--field:#fff}
@media (prefers-color-scheme:dark){:root{--ink:#ece9e1;--soft:#b0aca1;--paper:#171715;--rule:#3b3a35;--link:#8fc0f5;--mark:#f0918a;--field:#22221f}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:44rem;padding:0 1rem 3rem;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 Charter,"Iowan Old Style",Georgia,serif;overflow-wrap:anywhere}
a{color:var(--link);text-underline-offset:.15em}
a:focus-visible,input:focus-visible,button:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.5rem}
h1,h2,h3{line-height:1.2;font-weight:700;text-wrap:balance}
h1{font-size:1.75rem;margin:.25rem 0 .75rem}
h2{font-size:1.2rem;margin:2rem 0 .5rem;border-top:1px solid var(--rule);padding-top:1rem}
h3{font-size:1rem;margin:1.5rem 0 .25rem}
.head{border-bottom:3px double var(--rule);padding:.75rem 0;margin-bottom:1.5rem}
.name{font-size:1.25rem;font-weight:700;margin:0}
.name a{color:inherit;text-decoration:none}
nav a{display:inline-block;padding:.25rem .5rem .25rem 0;min-height:1.75rem}
.ask{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center;margin-top:.5rem}
.ask label{flex-basis:100%;font-size:.875rem;color:var(--soft)}
.ask input{flex:1 1 12rem;font:inherit;padding:.375rem .5rem;border:1px solid var(--soft);background:var(--field);color:inherit;border-radius:3px}
.ask button{font:inherit;padding:.375rem 1rem;border:1px solid var(--link);background:var(--link);color:var(--paper);border-radius:3px}
.when,.standfirst{color:var(--soft);margin:.25rem 0}
.events,.tellings,.days,.people{list-style:none;padding:0;margin:0}
.event,.telling{margin:1rem 0;padding-bottom:.25rem}
.line,.event blockquote p{margin:0}
blockquote{margin:0;padding-left:.75rem;border-left:3px solid var(--rule)}
blockquote p{margin:0}
.by,.note{color:var(--soft);font-size:.875rem;margin:.125rem 0 0}
.by a{display:inline-block;min-height:1.5rem}
.differs{color:var(--mark);font-size:.9375rem;margin:.25rem 0 0}
.label{font-size:.75rem;border:1px solid currentColor;border-radius:3px;padding:0 .3rem;color:var(--soft);white-space:nowrap}
.label.opinion{color:var(--mark)}
.answer:first-of-type{font-size:1.2rem}
.days li{margin:.5rem 0}
.days time{font-weight:700}
.days .new time::after{content:" new";color:var(--mark);font-size:.75rem}
.around{display:flex;flex-wrap:wrap;justify-content:space-between;gap:1rem;margin:2rem 0}
.strip{overflow-x:auto;margin:1rem 0}
.strip svg{display:block;max-width:none;direction:ltr}
.strip.late{direction:rtl}.strip.late svg{margin-right:auto}
.bar{fill:var(--soft)}.marked{fill:var(--mark)}
.strip a:focus-visible .bar,.strip a:hover .bar{fill:var(--link)}
.year{font:.6875rem system-ui,sans-serif;fill:var(--soft)}
.begin a{display:inline-block;padding:.5rem 1.25rem;background:var(--link);color:var(--paper);border-radius:3px;text-decoration:none}
.foot{border-top:3px double var(--rule);margin-top:3rem;color:var(--soft);font-size:.875rem}
.embed{padding:.5rem 1rem;max-width:none}.embed h1{font-size:1.25rem}
@media print{.head nav,.ask,.around,.strip,.skip,.foot{display:none}body{max-width:none;background:#fff;color:#000}.by a[href^=http]::after{content:" <" attr(href) ">"}}
`.trimStart();

/** Marks the days of a story that changed since this browser last looked; what it saw never leaves the browser. */
export const VISIT_SCRIPT = `'use strict';
(() => {
  const days = document.querySelectorAll('[data-day]');
  const since = document.getElementById('since');
  if (!since || days.length === 0) return;
  const key = 'daybook:' + location.pathname;
  const now = {};
  for (const day of days) now[day.dataset.day] = day.dataset.revision;
  try {
    const before = JSON.parse(localStorage.getItem(key) || 'null');
    if (before) {
      for (const day of days)
        if (before[day.dataset.day] !== day.dataset.revision) { day.classList.add('new'); since.hidden = false; }
    }
    localStorage.setItem(key, JSON.stringify(now));
  } catch {}
})();
`;

/** A page of a diary with a day marked. */
export const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect x="2" y="1" width="12" height="14" rx="1.5" fill="#fdfcf8" stroke="#5a5852"/><path d="M5 5h6M5 8h6" stroke="#5a5852"/><rect x="5" y="10" width="3" height="3" fill="#8a1c1c"/></svg>';
