// Loads a page anew when there is a new build of it, and shows what is wrong with
// a build that failed. It sets styles one by one, as the policy of the site allows
// no style that is written in a page.
(() => {
  const shown = new URL(document.currentScript.src).searchParams.get('v');
  const note = document.createElement('pre');
  note.setAttribute('role', 'alert');
  Object.assign(note.style, {
    position: 'fixed', inset: 'auto 0 0 0', margin: '0', padding: '1rem', maxHeight: '60vh', overflow: 'auto', whiteSpace: 'pre-wrap',
    font: '14px/1.5 ui-monospace, monospace', color: '#fff', background: '#7a1f1f', zIndex: '2147483647', tabSize: '2',
  });

  const hear = ({ data }) => {
    const { version, trouble } = JSON.parse(data);
    if (String(version) !== shown) {
      location.reload();
    } else if (trouble) {
      note.textContent = trouble;
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
