// The search: a button in the masthead, or the key /, opens a dialog. What it
// looks through, and the code that looks, are loaded when it is first opened.
// Texts are set as text alone. Without this script the button is not shown.
(() => {
  'use strict';
  const words = document.currentScript.dataset;
  const most = 50; // results on the page; the words of "best" say so

  const make = (name, kind, ...inner) => {
    const e = document.createElement(name);
    if (kind) e.className = kind;
    e.append(...inner);
    return e;
  };

  // A page that was opened from a disk may not fetch, and has its index as a script.
  const pages = async () => {
    if (words.index.endsWith('.js')) return casebookScript(words.index);
    const answer = await fetch(words.index);
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.json();
  };

  let loading = null;
  const load = () => loading ??= Promise.all([pages(), casebookScript(words.engine)])
    .then(([list]) => globalThis.casebookSearch.index(list))
    .catch((trouble) => {
      loading = null;
      throw trouble;
    });

  const input = make('input');
  input.type = 'search';
  input.autocomplete = 'off';
  input.spellcheck = false;
  input.dir = 'auto';
  input.setAttribute('aria-label', words.search);
  const close = make('button', '', words.close);
  close.type = 'button';
  const status = make('p', 'note');
  status.setAttribute('role', 'status');
  const results = make('div', 'found');
  const dialog = make('dialog', 'search', make('div', 'asked', input, close), status, results);
  dialog.setAttribute('aria-label', words.search);

  const marked = (parts) => parts.map(([text, hit]) => (hit ? make('mark', '', text) : text));

  const item = ({url, title, text}) => {
    const link = make('a', '', ...marked(title));
    link.href = new URL(url, new URL(words.index, document.baseURI));
    link.dir = 'auto';
    const li = make('li', '', link);
    if (text.length > 0) {
      const p = make('p', '', ...marked(text));
      p.dir = 'auto';
      li.append(p);
    }
    return li;
  };

  let asked = '';
  const look = async () => {
    const now = input.value.trim();
    asked = now;
    let list = [];
    try {
      if (!globalThis.casebookSearch) status.textContent = words.loading;
      const find = await load();
      if (now !== asked) return;
      list = find(now);
      status.textContent = now === '' ? '' : list.length === 0 ? words.none :
        `${words.found} ${list.length.toLocaleString(document.documentElement.lang || undefined)}${list.length > most ? `, ${words.best}` : ''}`;
    } catch {
      status.textContent = words.failed;
    }
    const kinds = new Map();
    for (const page of list.slice(0, most)) kinds.set(page.kind, [...kinds.get(page.kind) ?? [], page]);
    results.replaceChildren(...[...kinds].map(([kind, some]) => make('section', '', make('h2', '', kind), make('ul', '', ...some.map(item)))));
  };

  const open = () => {
    if (dialog.open) return;
    if (!dialog.isConnected) document.body.append(dialog);
    dialog.showModal();
    input.focus();
    input.select();
    look();
  };

  input.addEventListener('input', look);
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog || event.target.closest('a')) dialog.close();
  });
  dialog.addEventListener('keydown', (event) => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const stops = [input, ...results.querySelectorAll('a')];
    const at = stops.indexOf(document.activeElement);
    if (event.key === 'Escape') dialog.close();
    else if (event.key === 'ArrowDown' && at + 1 < stops.length) stops[at + 1].focus();
    else if (event.key === 'ArrowUp' && at > 0) stops[at - 1].focus();
    else if (event.key === 'Enter' && at === 0 && stops.length > 1) stops[1].click();
    else {
      // Who goes on typing on a result goes on asking.
      if (at > 0 && event.key.length === 1 && event.key !== ' ') input.focus();
      return;
    }
    event.preventDefault();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    if (event.target.closest?.('input, textarea, select, [contenteditable], dialog')) return;
    event.preventDefault();
    open();
  });
  for (const button of document.querySelectorAll('button[data-search]')) {
    button.classList.add('ready');
    button.addEventListener('click', open);
  }
})();
