// The cover of a locked site: it takes a passphrase or a secret link, has the
// worker try it, and then goes on to the address that was asked for, which the
// worker answers from then on. Words are those of the script's own element.
(() => {
  'use strict';
  const lock = globalThis.casebookLock;
  const words = document.currentScript.dataset;
  let link = lock.secret();

  const form = document.querySelector('form');
  const field = document.querySelector('#passphrase');
  const show = document.querySelector('.show');
  const said = document.querySelector('#said');

  const say = (state) => {
    said.textContent = words[state] ?? words.broken;
    said.className = state === 'opening' || state === 'ask' ? '' : 'failed';
  };
  const busy = (is) => {
    form.setAttribute('aria-busy', is);
    field.readOnly = is;
    for (const button of form.querySelectorAll('button')) button.disabled = is;
  };
  const ready = () => {
    busy(false);
    form.hidden = false;
    field.focus();
  };
  const conceal = (is) => {
    field.type = is ? 'password' : 'text';
    show.firstChild.textContent = is ? words.show : words.hide;
  };

  // A page that is asked for again and again was not given: something keeps the
  // worker from answering, and to go on would have no end.
  const going = `casebook-lock-going:${words.base}`;
  const tries = () => {
    try {
      const [many, at, where] = (sessionStorage.getItem(going) ?? '').split(' ');
      return where === location.href && Date.now() - Number(at) < 5000 ? Number(many) : 0;
    } catch {
      return 0;
    }
  };
  const goOn = (typed) => {
    const many = typed ? 0 : tries();
    if (many >= 3) {
      ready();
      say('stuck');
      return;
    }
    try {
      sessionStorage.setItem(going, `${many + 1} ${Date.now()} ${location.href}`);
    } catch { /* then it is not noticed */ }
    if (location.hash) history.scrollRestoration = 'manual'; // else a reload stays at the top
    location.reload();
  };

  const settle = ({state, identity}, how) => {
    switch (state) {
      case 'open':
        lock.keep(identity);
        goOn(how === 'typed');
        return;
      case 'unlocked':
        goOn(false);
        return;
      case 'ask':
        ready();
        said.textContent = '';
        return;
      case 'removed':
      case 'cut':
        lock.drop();
        break;
    }
    ready();
    say(state);
    if (how === 'typed') {
      field.setAttribute('aria-invalid', 'true');
      field.select();
    }
  };

  const begin = async () => {
    const {serviceWorker} = navigator;
    if (location.protocol === 'file:') return say('file');
    if (!isSecureContext) return say('insecure');
    if (!serviceWorker) return say('unable');
    let worker;
    try {
      await serviceWorker.register(words.worker, {scope: words.base, updateViaCache: 'none'});
      worker = (await serviceWorker.ready).active;
    } catch (error) {
      return say(error instanceof TypeError ? 'offline' : 'unable');
    }

    const enter = async (secret, how) => {
      busy(true);
      if (how === 'link') lock.keep(secret.identity); // so that a reload tries it again
      if (secret.identity || secret.passphrase) say('opening');
      settle(await lock.ask(worker, {type: 'open', address: location.href, ...secret}), how);
    };
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (form.getAttribute('aria-busy') === 'true') return;
      field.removeAttribute('aria-invalid');
      conceal(true);
      const typed = lock.secretIn(field.value); // or the whole of a link
      const passphrase = lock.normal(field.value);
      if (!passphrase) settle({state: 'empty'}, 'typed');
      else enter(typed ? {identity: typed} : {passphrase}, 'typed');
    });
    show.addEventListener('click', () => {
      conceal(field.type === 'text');
      field.focus();
    });
    addEventListener('hashchange', () => {
      link = lock.secret();
      if (link) enter({identity: link}, 'link');
    });
    addEventListener('pageshow', ({persisted}) => { if (persisted && lock.get()) location.reload(); });
    lock.told(() => {});
    enter({identity: link || lock.get()}, link ? 'link' : 'kept');
  };
  begin();
})();
