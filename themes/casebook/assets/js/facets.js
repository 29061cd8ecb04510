// The index of a list becomes switches that narrow the list: one of each way must
// fit where some are on. What is on stands in the address. Without this script the
// index leads to the entries.
(() => {
  'use strict';
  const box = document.querySelector('.facets');
  if (!box) return;
  const rows = new Map();
  for (const li of document.querySelectorAll('.exhibits > li')) rows.set(li.querySelector('.title a').href, li);

  const switches = [];
  for (const facet of box.querySelectorAll('[data-facet]')) {
    for (const li of facet.querySelectorAll('[data-value]')) {
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...li.querySelector('.choice').childNodes);
      const own = {facet: facet.dataset.facet, value: li.dataset.value, button, on: false, fits: new Set([...li.querySelectorAll('a')].map((a) => a.href))};
      li.replaceChildren(button);
      switches.push(own);
      button.addEventListener('click', () => {
        own.on = !own.on;
        keep();
        narrow();
      });
    }
  }
  const status = document.createElement('p');
  status.className = 'note';
  status.setAttribute('role', 'status');
  const all = document.createElement('button');
  all.type = 'button';
  all.textContent = box.dataset.all;
  box.querySelector('.narrowed').append(status, all);
  box.classList.add('ready');

  const narrow = () => {
    const ways = new Map();
    for (const s of switches) if (s.on) ways.set(s.facet, [...ways.get(s.facet) ?? [], s]);
    let shown = 0;
    for (const [href, li] of rows) {
      li.hidden = ![...ways.values()].every((some) => some.some((s) => s.fits.has(href)));
      if (!li.hidden) shown++;
    }
    for (const list of document.querySelectorAll('.exhibits')) { // with its heading, where nothing of it fits
      list.hidden = ![...list.children].some((li) => !li.hidden);
      if (list.previousElementSibling?.matches('h2')) list.previousElementSibling.hidden = list.hidden;
    }
    for (const s of switches) s.button.setAttribute('aria-pressed', s.on);
    const number = (n) => n.toLocaleString(document.documentElement.lang || undefined);
    status.textContent = ways.size > 0 ? `${box.dataset.shown} ${number(shown)} / ${number(rows.size)}` : '';
    all.hidden = ways.size === 0;
  };

  const keep = () => {
    const state = new URLSearchParams();
    for (const s of switches) if (s.on) state.append(s.facet, s.value);
    history.pushState(null, '', `${location.pathname}${state.size > 0 ? `?${state}` : ''}`);
  };
  const recall = () => {
    const state = new URLSearchParams(location.search);
    for (const s of switches) {
      s.on = state.getAll(s.facet).includes(s.value);
      if (s.on) s.button.closest('details').open = true;
    }
    narrow();
  };
  all.addEventListener('click', () => {
    for (const s of switches) s.on = false;
    keep();
    narrow();
    box.querySelector('summary').focus();
  });
  addEventListener('popstate', recall);
  recall();
})();
