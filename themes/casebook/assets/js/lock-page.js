// On every page of a locked site that is open: the page takes the identity from
// the worker where another tab brought it, locks the site again, and saves files,
// which browsers fetch past the worker where a link says "download".
(() => {
  'use strict';
  const lock = globalThis.casebookLock;
  const worker = navigator.serviceWorker?.controller;

  const away = () => {
    document.documentElement.hidden = true;
    location.reload();
  };

  lock.secret(); // the site is open already
  addEventListener('hashchange', () => lock.secret());
  lock.told(away);
  addEventListener('load', () => { history.scrollRestoration = 'auto'; }); // the cover may have changed it
  addEventListener('pageshow', ({persisted}) => { if (persisted && !lock.get()) away(); });

  if (worker && !lock.get()) {
    lock.ask(worker, {type: 'identity'}).then(({identity}) => {
      if (identity) lock.keep(identity);
      else away();
    });
  }

  const button = document.querySelector('button[data-lock]');
  if (button && worker) {
    button.closest('li').hidden = false;
    button.addEventListener('click', async () => {
      document.documentElement.hidden = true;
      lock.again();
      await Promise.race([lock.ask(worker, {type: 'lock'}), new Promise((done) => { setTimeout(done, 2000); })]);
      location.reload();
    });
  }

  document.addEventListener('click', async (event) => {
    const link = event.target.closest?.('a[download]');
    if (!link || link.protocol === 'blob:' || link.origin !== location.origin || event.defaultPrevented) return;
    event.preventDefault();
    const answer = await fetch(link.href);
    if (!answer.ok) {
      location.assign(link.href); // the worker says why
      return;
    }
    const copy = document.createElement('a');
    copy.href = URL.createObjectURL(await answer.blob());
    copy.download = link.download || decodeURIComponent(link.pathname.slice(link.pathname.lastIndexOf('/') + 1));
    copy.click();
    setTimeout(() => URL.revokeObjectURL(copy.href), 60000);
  });
})();
