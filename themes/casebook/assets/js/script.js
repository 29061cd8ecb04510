// Loads a script of the site when it is first used, and gives the data that it sets,
// if it is one with data: a page that was opened from a disk may not fetch them.
globalThis.casebookScript ??= (src) => new Promise((done, failed) => {
  const s = document.createElement('script');
  s.src = src;
  s.onload = () => done(globalThis.casebookData);
  s.onerror = () => {
    s.remove();
    failed(new Error(src));
  };
  document.head.append(s);
});
