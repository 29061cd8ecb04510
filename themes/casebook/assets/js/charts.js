// Charts, once the page is there: values on pointing and by the arrow keys, and
// ECharts when the reader asks for it. Nothing here is needed to read a chart.
// Styles are set through the object model alone, which the policy of the page
// allows; texts are set as text.
(() => {
  'use strict';
  const words = document.currentScript.dataset;

  // The colours of an option and the properties of the theme that stand for them.
  const palette = {
    '#1a4d86': '--chart-1', '#b0522a': '--chart-2', '#2b7a68': '--chart-3',
    '#744a8f': '--chart-4', '#866a17': '--chart-5', '#4f6272': '--chart-6',
    '#1c2126': '--chart-ink', '#575f68': '--chart-quiet', '#7d858c': '--chart-line', '#dfe2dd': '--chart-grid',
    '#fdfdfb': '--chart-paper', '#eceee8': '--chart-wash',
    '#17653f': '--chart-supported', '#845400': '--chart-some', '#9c3328': '--chart-none', '#5d656e': '--chart-waived',
  };

  const make = (name, kind, text) => {
    const e = document.createElement(name);
    e.className = kind;
    if (text) e.textContent = text;
    return e;
  };

  const name = (figure) => figure.querySelector('figcaption').firstChild.textContent;

  // One tip for the page. Assistive technology has the same words from the
  // cursor, which is a slider.
  const tip = make('div', 'tip');
  tip.hidden = true;
  tip.setAttribute('aria-hidden', 'true');
  let shown = null;

  const hide = () => {
    if (shown) shown.classList.remove('at');
    shown = null;
    tip.hidden = true;
  };

  const say = ({x, label, value}) => [x, [label, value].filter(Boolean).join(': ')].filter(Boolean);

  const show = (mark) => {
    if (mark === shown) return;
    hide();
    shown = mark;
    mark.classList.add('at');
    const [head, ...rest] = say(mark.dataset);
    tip.replaceChildren(make('b', '', head), ...rest.join(' · ').split(' · ').map((line) => make('span', '', line)));
    tip.hidden = false;
    const m = mark.getBoundingClientRect();
    const t = tip.getBoundingClientRect();
    const room = document.documentElement.clientWidth;
    const left = Math.max(4, Math.min(m.left + m.width / 2 - t.width / 2, room - t.width - 4));
    const above = m.top - t.height - 8;
    tip.style.left = `${left + scrollX}px`;
    tip.style.top = `${(above > 0 ? above : m.bottom + 8) + scrollY}px`;
  };

  // near finds the mark under a place, or the nearest one within a finger's reach.
  const near = (marks, event) => {
    const hit = event.target.closest('[data-value]');
    if (hit || marks.length > 500) return hit;
    let best = null;
    let least = 14;
    for (const mark of marks) {
      const r = mark.getBoundingClientRect();
      const d = Math.hypot(
        Math.max(r.left - event.clientX, 0, event.clientX - r.right),
        Math.max(r.top - event.clientY, 0, event.clientY - r.bottom));
      if (d < least) [best, least] = [mark, d];
    }
    return best;
  };

  const point = (figure, plot) => {
    const drawing = () => [...plot.querySelectorAll('svg')].find((s) => s.getClientRects().length > 0);
    const marks = () => [...(drawing()?.querySelectorAll('[data-value]') ?? [])];
    if (marks().length === 0) return;

    plot.addEventListener('pointermove', (event) => {
      const mark = near(marks(), event);
      if (mark) show(mark);
      else if (document.activeElement !== cursor) hide();
    });
    plot.addEventListener('pointerdown', (event) => {
      const mark = near(marks(), event);
      if (mark) show(mark);
    });
    plot.addEventListener('pointerleave', hide);

    const cursor = make('div', 'cursor');
    let at = -1;
    const go = (to) => {
      const list = marks();
      if (list.length === 0) return;
      at = Math.max(0, Math.min(to, list.length - 1));
      list[at].scrollIntoView({block: 'nearest'});
      show(list[at]);
      cursor.setAttribute('aria-valuemax', list.length);
      cursor.setAttribute('aria-valuenow', at + 1);
      cursor.setAttribute('aria-valuetext', say(list[at].dataset).join(': '));
    };
    const total = marks().length;
    for (const [key, value] of Object.entries({
      role: 'slider', tabindex: 0, 'aria-label': `${words.values}: ${name(figure)}`,
      'aria-valuemin': 1, 'aria-valuemax': total, 'aria-valuenow': 1,
      'aria-valuetext': say(marks()[0].dataset).join(': '),
    })) cursor.setAttribute(key, value);
    cursor.addEventListener('keydown', (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const many = Math.max(2, Math.round(marks().length / 10));
      const to = {
        ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1,
        PageDown: at + many, PageUp: at - many, Home: 0, End: Infinity,
      }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      go(to);
    });
    cursor.addEventListener('focus', () => { if (cursor.matches(':focus-visible')) go(Math.max(at, 0)); });
    cursor.addEventListener('blur', hide);
    plot.append(cursor);
  };

  // ECharts is loaded once, for the first chart that is explored.
  let loading = null;
  const load = () => loading ??= casebookScript(words.echarts).catch((trouble) => {
    loading = null;
    throw trouble;
  });

  // A page that was opened from a disk may not fetch, and has its data as a script.
  const read = async (address) => {
    if (address.endsWith('.js')) return casebookScript(address);
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.json();
  };

  const explore = (figure, plot) => {
    const actions = figure.querySelector('.actions');
    const drawing = plot.querySelector('svg');
    // A chart that has an option here can do without the texts that lie on the
    // drawing; a small one has nothing more to show.
    if (!actions || !words.echarts || !figure.dataset.option || drawing.width.baseVal.value < 480) return;
    const button = make('button', '');
    button.type = 'button';
    const label = make('span', '', words.explore);
    button.append(label, make('span', 'hidden', `: ${name(figure)}`));
    const status = make('span', '');
    status.setAttribute('role', 'status');
    actions.prepend(button);
    actions.append(status);

    let live = null;
    let chart = null;
    let option = null;
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const draw = () => {
      chart?.dispose();
      const style = getComputedStyle(document.documentElement);
      chart = globalThis.casebookCharts.explore(live.firstChild, option, (literal) =>
        style.getPropertyValue(palette[literal] ?? '').trim() || literal);
    };
    const size = new ResizeObserver(() => { if (chart) draw(); });

    const start = async () => {
      const [, answer] = await Promise.all([load(), option ?? read(figure.dataset.option)]);
      option = answer;
      hide();
      figure.classList.add('exploring');
      live = make('div', 'live');
      live.append(make('div', 'canvas'));
      live.firstChild.style.height = `${Math.max(300, Math.min(drawing.height.baseVal.value, 560)) + 24}px`;
      live.setAttribute('role', 'group');
      live.setAttribute('aria-label', name(figure));
      live.tabIndex = 0;
      plot.after(live);
      draw();
      size.observe(live);
      dark.addEventListener('change', draw);
    };
    const stop = () => {
      size.disconnect();
      dark.removeEventListener('change', draw);
      chart?.dispose();
      live?.remove();
      chart = live = null;
      figure.classList.remove('exploring');
    };

    button.addEventListener('click', async () => {
      status.textContent = '';
      button.disabled = true;
      try {
        if (live) stop();
        else await start();
      } catch {
        stop();
        status.textContent = words.failed;
      }
      button.disabled = false;
      button.focus();
      label.textContent = live ? words.restore : words.explore;
    });
  };

  const figures = [...document.querySelectorAll('figure.chart')].filter((f) => f.querySelector('.plot svg'));
  if (figures.length === 0) return;
  document.body.append(tip);
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape') hide(); });
  addEventListener('resize', hide);
  for (const figure of figures) {
    const plot = figure.querySelector('.plot');
    point(figure, plot);
    explore(figure, plot);
  }
})();
