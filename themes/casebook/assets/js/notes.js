// Footnotes that stand in the margin come beside the lines that they belong to, or
// as near below as the margin has room. Without this script they follow each other.
(() => {
  'use strict';
  const notes = [...document.querySelectorAll('.with-margin > .footnotes > ol > li')];
  const align = () => {
    for (const note of notes) note.style.removeProperty('--down');
    for (const note of notes) {
      const back = note.querySelector('.footnote-backref');
      const mark = back && document.getElementById(decodeURIComponent(back.hash.slice(1)));
      if (!mark) continue;
      const down = mark.getBoundingClientRect().top - note.getBoundingClientRect().top;
      if (down > 0) note.style.setProperty('--down', `${down + parseFloat(getComputedStyle(note).marginTop)}px`);
    }
  };
  align();
  document.fonts.ready.then(align);
  addEventListener('resize', align);
})();
