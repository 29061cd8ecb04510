// What the cover and the pages of a locked site share. The identity of the reader
// is in the session storage of each tab, which the browser drops with the tab.
// The worker asks for it here when the browser has stopped and started it.
//
// A tab whose storage comes back later, from a page that was kept or from a tab
// that was opened again, must not open what was locked in between. So the time
// of locking is kept for all tabs; it says nothing to anybody.
globalThis.casebookLock = (() => {
  'use strict';
  const {base} = document.currentScript.dataset;
  const key = base === '/' ? 'casebook-lock' : `casebook-lock:${base}`; // other sites may stand on the same host

  // A browser may refuse its storage; then each tab asks the worker.
  const read = (storage, name) => {
    try {
      return globalThis[storage].getItem(name) ?? '';
    } catch {
      return '';
    }
  };
  const write = (storage, name, value) => {
    try {
      if (value) globalThis[storage].setItem(name, value);
      else globalThis[storage].removeItem(name);
    } catch { /* nothing is kept */ }
  };

  const drop = () => write('sessionStorage', key, '');
  const get = () => {
    const [identity, since] = read('sessionStorage', key).split(' ');
    if (!identity || Number(since) > Number(read('localStorage', `${key} again`))) return identity;
    drop();
    return '';
  };
  const keep = (identity) => write('sessionStorage', key, `${identity} ${Date.now()}`);
  const again = () => {
    drop();
    write('localStorage', `${key} again`, String(Date.now()));
  };

  // A secret link holds an identity in its fragment, which no browser sends. It
  // is taken out of the address before it can be seen or kept. A place in the page
  // may stand beside it ("#summary&AGE-SECRET-KEY-1..."), and stays.
  const secretIn = (text) => /AGE-SECRET-KEY-1[0-9A-Z]+/i.exec(text)?.[0].toUpperCase() ?? '';
  const secret = () => {
    const found = secretIn(location.hash);
    if (found) {
      const place = location.hash.slice(1).replace(/[&,/:;]?AGE-SECRET-KEY-1[0-9A-Z]+[&,/:;]?/gi, '');
      // The whole address: a path that begins with // alone would name another host.
      history.replaceState(history.state, '', location.href.replace(/#.*/s, () => place && `#${place}`));
    }
    return found;
  };

  // normal is lock.Normal of the generator, whose package comment says why. Both
  // sides are held against the same examples.
  const normal = (passphrase) => passphrase.normalize('NFD')
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/[A-Z]/g, (c) => c.toLowerCase())
    .replace(/[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\-\u2010-\u2015\u2212\ufe58\ufe63\uff0d]+/g, '-')
    .replace(/^-|-$/g, '')
    .normalize('NFC');

  const ask = (worker, message) => new Promise((done) => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = ({data}) => done(data);
    worker.postMessage(message, [port2]);
  });

  const told = (locked) => {
    navigator.serviceWorker?.addEventListener('message', ({data, ports}) => {
      if (data?.type === 'identity') ports[0].postMessage({identity: get()});
      if (data?.type === 'locked') {
        drop();
        locked();
      }
    });
    navigator.serviceWorker?.startMessages();
  };

  return {get, keep, drop, again, secret, secretIn, normal, ask, told};
})();
