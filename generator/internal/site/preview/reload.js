// Shows each new build in an open page, and what is wrong with one that failed. Where only
// words differ, it exchanges them, so that the reader stays where they are; else it loads
// the page anew, and opens what was open. It sets styles one by one, as the policy of the
// site allows no style that is written in a page.
(() => {
  let shown = new URL(document.currentScript.src).searchParams.get('v');
  const note = document.createElement('pre');
  note.setAttribute('role', 'alert');
  Object.assign(note.style, {
    position: 'fixed', inset: 'auto 0 0 0', margin: '0', padding: '1rem', maxHeight: '60vh', overflow: 'auto', whiteSpace: 'pre-wrap',
    font: '14px/1.5 ui-monospace, monospace', color: '#fff', background: '#7a1f1f', zIndex: '2147483647', tabSize: '2',
  });

  // The page as it was sent: the site's own scripts run after this one. Each node of it
  // leads to the one on the screen, which those scripts may have changed.
  const screen = new WeakMap();
  const lead = (from, to) => {
    screen.set(from, to);
    from.childNodes.forEach((child, i) => lead(child, to.childNodes[i]));
    return from;
  };
  let sent = lead(document.documentElement.cloneNode(true), document.documentElement);

  // What scripts of the site work with is not exchanged, nor what is in it.
  const worked = 'script, link, style, meta[http-equiv], svg, figure, form, .facets, .footnotes';
  const scripted = worked + ', input, button, select, textarea, dialog, details, .exhibits, [data-value]';
  const plain = (node) => node.nodeType !== Node.ELEMENT_NODE || !node.matches(scripted) && !node.querySelector(scripted);

  // changes gathers what to do so that the screen shows other in place of the one that was sent;
  // false where that cannot be done.
  const changes = (one, other, list) => {
    if (one.isEqualNode(other)) return list.push(() => relead(one, other)) > 0;
    const at = screen.get(one);
    if (!at?.isConnected || one.nodeType === Node.ELEMENT_NODE && one.matches(worked)) return false;
    const shallow = one.nodeType === Node.ELEMENT_NODE && one.nodeName === other.nodeName && one.cloneNode(false).isEqualNode(other.cloneNode(false));
    if (!shallow) {
      if (!plain(one) || !plain(other) || one === sent) return false;
      return list.push(() => at.replaceWith(drawn(other))) > 0;
    }
    const [a, b] = [[...one.childNodes], [...other.childNodes]];
    let head = 0;
    while (head < Math.min(a.length, b.length) && a[head].isEqualNode(b[head])) head++;
    let tail = 0;
    while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail).isEqualNode(b.at(-1 - tail))) tail++;
    const [gone, come] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
    a.slice(0, head).forEach((node, i) => list.push(() => relead(node, b[i])));
    a.slice(a.length - tail).forEach((node, i) => list.push(() => relead(node, b[b.length - tail + i])));
    list.push(() => screen.set(other, at));
    if (gone.length === come.length) return gone.every((node, i) => changes(node, come[i], list));
    if (![...gone, ...come].every(plain) || !gone.every((node) => screen.get(node)?.parentNode === at)) return false;
    const before = a[head + gone.length] ? screen.get(a[head + gone.length]) : null;
    if (before ? before.parentNode !== at : at.lastChild !== screen.get(a.at(-1)) && a.length > 0) return false;
    return list.push(() => {
      gone.forEach((node) => screen.get(node).remove());
      come.forEach((node) => at.insertBefore(drawn(node), before));
    }) > 0;
  };
  const relead = (one, other) => {
    screen.set(other, screen.get(one));
    one.childNodes.forEach((child, i) => relead(child, other.childNodes[i]));
  };
  const drawn = (node) => {
    const made = document.importNode(node, true);
    lead(node, made);
    return made;
  };

  const place = 'casebook place ' + location.pathname;
  const reload = () => {
    const open = [...document.querySelectorAll('details')].map((d) => d.open);
    sessionStorage.setItem(place, JSON.stringify({ open, at: scrollY }));
    location.reload();
  };
  const kept = JSON.parse(sessionStorage.getItem(place) ?? 'null');
  sessionStorage.removeItem(place);
  if (kept) {
    addEventListener('load', () => {
      const all = [...document.querySelectorAll('details')];
      if (all.length === kept.open.length) all.forEach((d, i) => { d.open = kept.open[i]; });
      scrollTo({ top: kept.at, behavior: 'instant' });
    });
  }

  // exchange shows the newest build in the page, and tells which one it is.
  const exchange = async () => {
    const answer = await fetch(location.href, { cache: 'no-store' });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const own = [...page.querySelectorAll('script[src^="/_casebook/"]')].at(-1);
    const version = own && new URL(own.getAttribute('src'), location.origin).searchParams.get('v');
    own?.remove();
    sent.querySelector('script[src^="/_casebook/"]')?.remove();
    const list = [];
    if (!answer.ok || !version || !changes(sent, page.documentElement, list)) return reload();
    for (const change of list) change();
    sent = page.documentElement;
    shown = version;
  };

  let busy = false;
  let last;
  const hear = async ({ data }) => {
    last = JSON.parse(data);
    if (busy) return;
    busy = true;
    while (String(last.version) !== shown) {
      const before = shown;
      try { await exchange(); } catch { reload(); }
      if (shown === before) return;
    }
    busy = false;
    if (last.trouble) {
      note.textContent = last.trouble;
      document.body.append(note);
    } else {
      note.remove();
    }
  };

  // A browser keeps few connections to one host: those of pages that nobody sees are closed.
  let source = null;
  const listen = () => {
    if (document.hidden) {
      source?.close();
      source = null;
    } else if (!source) {
      source = new EventSource('/_casebook/events');
      source.onmessage = hear;
    }
  };
  document.addEventListener('visibilitychange', listen);
  addEventListener('pagehide', () => source?.close());
  addEventListener('pageshow', (e) => { if (e.persisted) location.reload(); });
  addEventListener('beforeprint', () => { note.hidden = true; });
  addEventListener('afterprint', () => { note.hidden = false; });
  listen();
})();
