// The service worker of a locked site. It stands between the pages and the host:
// a request for a file of the site is answered with that file, opened. The cover
// and what the cover needs are read as they lie there.
//
// sw.js is this file behind age (third-party/age.js) and the site's policy. The worker
// keeps the reader's identity in memory alone, and browsers stop a worker that is
// idle. Then it asks the open pages, each of which has the identity for as long
// as its tab is open (lock-keep.js). Where nobody has it, requests go to the host,
// who has nothing but the cover.
//
// The cover and the pages send messages with a port for the answer:
//
//   {type: 'open', passphrase or identity or neither, address}
//       -> {state, identity where state is 'open'}
//   {type: 'identity'} -> {identity, '' where there is none}
//   {type: 'lock'}     -> {state: 'locked'}, and every page is told {type: 'locked'}
//
// and the worker asks pages {type: 'identity'}. The states are the words of the
// cover, data-STATE in layouts/lock/section.html.
(() => {
  'use strict';
  const {Decrypter} = self.casebookAge;
  const scope = new URL(self.registration.scope);
  const root = scope.pathname;

  const kinds = {
    html: 'text/html; charset=utf-8', css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8',
    json: 'application/json', webmanifest: 'application/manifest+json', map: 'application/json',
    xml: 'application/xml', ics: 'text/calendar; charset=utf-8', vcf: 'text/vcard; charset=utf-8',
    txt: 'text/plain; charset=utf-8', text: 'text/plain; charset=utf-8', log: 'text/plain; charset=utf-8',
    md: 'text/markdown; charset=utf-8', markdown: 'text/markdown; charset=utf-8',
    csv: 'text/csv; charset=utf-8', tsv: 'text/tab-separated-values; charset=utf-8',
    yaml: 'application/yaml', yml: 'application/yaml', toml: 'application/toml',
    svg: 'image/svg+xml', png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', jpe: 'image/jpeg', jfif: 'image/jpeg',
    gif: 'image/gif', webp: 'image/webp', avif: 'image/avif', ico: 'image/x-icon',
    woff: 'font/woff', woff2: 'font/woff2', ttf: 'font/ttf', otf: 'font/otf',
    pdf: 'application/pdf', zip: 'application/zip', gz: 'application/gzip', epub: 'application/epub+zip',
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    mp3: 'audio/mpeg', m4a: 'audio/mp4', ogg: 'audio/ogg', oga: 'audio/ogg', opus: 'audio/ogg', wav: 'audio/wav', flac: 'audio/flac',
    mp4: 'video/mp4', m4v: 'video/mp4', webm: 'video/webm',
  };
  const kind = (path) => {
    const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
    return Object.hasOwn(kinds, ending) ? kinds[ending] : 'application/octet-stream';
  };

  // Trouble is why something cannot be opened, as a state.
  class Trouble extends Error {
    constructor(state) {
      super(state);
      this.state = state;
    }
  }
  const stateOf = (error) => (error instanceof Trouble ? error.state : 'broken');

  let reader = ''; // the reader's identity
  let site = null; // promise of the site as the reader opened it: {open, files, sums}
  let visits = 0; // how often the site was locked again
  let gone = false; // there is no lock any more

  // load reads a file below lock/. The name of a file may stay when its bytes
  // change, so the host is asked each time whether they did.
  const load = async (name, cache) => {
    let answer;
    let bytes;
    try {
      answer = await fetch(`${root}lock/${name}`, {cache});
      bytes = new Uint8Array(await answer.arrayBuffer());
    } catch {
      throw new Trouble('offline');
    }
    // Some hosts answer with a page where there is no file.
    const page = answer.headers.get('Content-Type')?.startsWith('text/html');
    if (answer.status === 404 || answer.status === 410 || (answer.ok && page)) throw new Trouble('gone');
    if (!answer.ok) throw new Trouble('offline');
    return bytes;
  };

  // opener gives a function that opens files whole or not at all. What is sealed
  // to others is no damage; age asks the second identity where the first fails.
  const opener = (add) => {
    const age = new Decrypter();
    add(age);
    age.addIdentity({unwrapFileKey: () => { throw new Trouble('foreign'); }});
    return async (bytes) => {
      try {
        return await age.decrypt(bytes);
      } catch (error) {
        if (error instanceof RangeError) throw new Trouble('memory');
        throw new Trouble(stateOf(error));
      }
    };
  };
  const holder = (identity) => {
    try {
      return opener((age) => age.addIdentity(identity));
    } catch {
      throw new Trouble('cut');
    }
  };
  const text = (bytes) => new TextDecoder().decode(bytes).trim();

  // taken gives one state for another.
  const taken = (from, to) => (error) => { throw new Trouble(stateOf(error) === from ? to : stateOf(error)); };

  const readSite = async (identity) => {
    const open = holder(identity);
    const key = await load('key.age', 'no-store').catch(taken('gone', 'unlocked'));
    const own = holder(text(await open(key).catch(taken('foreign', 'removed'))));
    const sealed = await load('contents.age', 'no-store').catch(taken('gone', 'broken'));
    const {version, files, sums} = JSON.parse(text(await own(sealed).catch(taken('foreign', 'broken'))));
    if (version !== 1) throw new Trouble('broken');
    return {open: own, files: new Map(Object.entries(files)), sums: new Map(Object.entries(sums))};
  };

  const current = () => {
    if (!site) {
      const reading = readSite(reader);
      reading.catch(() => { if (site === reading) site = null; });
      site = reading;
    }
    return site;
  };

  // sealed gives the sealed file of a path: the one that the contents name, and
  // none that somebody put in its place.
  const sealed = async ({files, sums}, path) => {
    const bytes = await load(`files/${files.get(path)}`, 'no-cache');
    const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    if (sum.reduce((hex, byte) => hex + byte.toString(16).padStart(2, '0'), '') !== sums.get(path)) throw new Trouble('broken');
    return bytes;
  };

  // find gives what stands at a path, as hosts do: {path, bytes}, {folder} where
  // the address lacks its last slash, null where there is nothing.
  const find = async (known, path) => {
    const {open, files} = known;
    if (path === null) return null;
    const whole = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    if (files.has(whole)) return {path: whole, bytes: await open(await sealed(known, whole))};
    return files.has(`${whole}/index.html`) ? {folder: true} : null;
  };

  // found is find, after a look at whether the site was built anew.
  const found = async (path) => {
    const before = current();
    const known = await before;
    try {
      const there = await find(known, path);
      if (there) return there;
    } catch (error) {
      if (stateOf(error) === 'offline') throw error;
    }
    if (site === before) site = null;
    return find(await current(), path).catch((error) => { throw new Trouble(stateOf(error) === 'offline' ? 'offline' : 'broken'); });
  };

  // asked gives the identity that an open page has, '' where none answers in time.
  const asked = async () => {
    const pages = (await self.clients.matchAll({type: 'window', includeUncontrolled: true})).filter((c) => c.url.startsWith(scope.href));
    let left = pages.length;
    if (left === 0) return '';
    return new Promise((done) => {
      setTimeout(done, 800, '');
      for (const page of pages) {
        const {port1, port2} = new MessageChannel();
        port1.onmessage = ({data}) => {
          left--;
          if (data.identity || left === 0) done(data.identity);
        };
        page.postMessage({type: 'identity'}, [port2]);
      }
    });
  };
  let asking = null;
  const identity = async () => {
    if (reader) return reader;
    const visit = visits;
    asking ??= asked().finally(() => { asking = null; });
    const told = await asking;
    if (!reader && told && visit === visits) reader = told;
    return reader;
  };
  const forget = () => {
    reader = '';
    site = null;
  };

  const leave = async () => {
    gone = true;
    forget();
    await self.registration.unregister();
  };

  const headers = (path) => ({
    'Content-Type': kind(path),
    'Content-Security-Policy': `${self.casebookPolicy}; frame-ancestors 'none'`,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
  });
  const give = (request, {path, bytes}, status) => new Response(request.method === 'HEAD' ? null : bytes, {
    status, headers: {...headers(path), 'Content-Length': bytes.length},
  });

  // refuse answers what cannot be opened. The cover says why in words: it asks.
  const refuse = async (request, state) => {
    const status = {removed: 403, offline: 503}[state] ?? 500;
    if (request.mode !== 'navigate') return new Response(null, {status, headers: headers('')});
    const cover = await fetch(scope, {cache: 'no-store'});
    return new Response(await cover.arrayBuffer(), {status, headers: headers('index.html')});
  };

  const answer = async (event, url, path) => {
    const {request} = event;
    if (!await identity()) {
      // A site that is not locked any more needs no worker.
      if (request.mode === 'navigate') event.waitUntil(load('key.age', 'no-store').catch((error) => (stateOf(error) === 'gone' ? leave() : null)));
      return fetch(request);
    }
    try {
      const there = await found(path);
      if (there?.folder) return Response.redirect(`${url.origin}${url.pathname}/${url.search}`, 301);
      if (there) return give(request, there, 200);
      // Other things may stand below the same address, which the host knows.
      const other = await fetch(request).catch(() => null);
      if (other && (other.ok || other.type === 'opaqueredirect')) return other;
      const lost = await found('404.html');
      return lost ? give(request, lost, 404) : other ?? Response.error();
    } catch (error) {
      const state = stateOf(error);
      if (state === 'unlocked') {
        await leave();
        return fetch(request);
      }
      if (state === 'removed') forget();
      return refuse(request, state);
    }
  };

  // The path of an address in the site; null where no file can have it.
  const pathOf = (url) => {
    try {
      return decodeURIComponent(url.pathname.slice(root.length));
    } catch {
      return null;
    }
  };
  // What the cover needs lies there as it is.
  const plain = (path) => path !== null && (path.startsWith('lock/') || path === 'sw.js');

  self.addEventListener('fetch', (event) => {
    const {request} = event;
    const url = new URL(request.url);
    if (gone || url.origin !== scope.origin || !url.pathname.startsWith(root)) return;
    if (request.method !== 'GET' && request.method !== 'HEAD') return;
    const path = pathOf(url);
    if (!plain(path)) event.respondWith(answer(event, url, path));
  });

  // readerOf gives the identity that a passphrase in its normal form opens. The
  // list has the cheapest first.
  const readerOf = async (passphrase) => {
    const list = await load('readers.json', 'no-store').catch(taken('gone', 'unlocked'));
    const {version, readers} = JSON.parse(text(list));
    if (version !== 1) throw new Trouble('broken');
    const unlock = opener((age) => age.addPassphrase(passphrase));
    let why = 'wrong';
    for (const name of readers) {
      try {
        return text(await unlock(await load(`readers/${name}`, 'no-cache')));
      } catch (error) {
        if (stateOf(error) === 'offline') throw error;
        if (stateOf(error) !== 'foreign') why = stateOf(error);
      }
    }
    throw new Trouble(why === 'gone' ? 'broken' : why);
  };

  const enter = async ({passphrase, identity: own, address}) => {
    const visit = visits;
    try {
      const mine = own || (passphrase ? await readerOf(passphrase) : await identity());
      if (!mine) return {state: 'ask'};
      const fresh = readSite(mine);
      await fresh;
      if (visit !== visits) return {state: 'ask'};
      [reader, site] = [mine, fresh];
      await found(pathOf(new URL(address)));
      return {state: 'open', identity: mine};
    } catch (error) {
      const state = stateOf(error);
      if (state === 'unlocked') await leave();
      if (state === 'removed') forget();
      return {state};
    }
  };

  const lock = async () => {
    visits++;
    forget();
    for (const page of await self.clients.matchAll({type: 'window', includeUncontrolled: true})) {
      if (page.url.startsWith(scope.href)) page.postMessage({type: 'locked'});
    }
    return {state: 'locked'};
  };

  const replies = {open: enter, lock, identity: async () => ({identity: await identity()})};
  self.addEventListener('message', (event) => {
    const reply = Object.hasOwn(replies, event.data?.type) && event.source?.url?.startsWith(scope.href) && replies[event.data.type];
    if (reply) event.waitUntil(reply(event.data).then((answer) => event.ports[0].postMessage(answer)));
  });

  self.addEventListener('install', () => self.skipWaiting());
  self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
})();
