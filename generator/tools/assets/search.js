// What casebook uses of MiniSearch, and what goes around it: words as readers of
// any script write them, and the places of the words that were found. Nothing
// here touches a page.

import MiniSearch from 'minisearch';

// A word is a run of letters and digits, or one sign of a script that puts no
// spaces between words.
const unspaced = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]';
const words = new RegExp(`${unspaced}|(?:(?!${unspaced})[\\p{L}\\p{N}\\p{M}])+`, 'gu');

// fold makes one of the ways in which a word is written.
const fold = (word) => word.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase();

// parts cuts a text into [text, found] pairs.
function parts(text, found) {
  const list = [];
  let end = 0;
  for (const m of text.matchAll(words)) {
    if (!found.has(fold(m[0]))) continue;
    if (m.index > end) list.push([text.slice(end, m.index), false]);
    end = m.index + m[0].length;
    list.push([m[0], true]);
  }
  if (end < text.length) list.push([text.slice(end), false]);
  return list;
}

// excerpt is what stands around the first word of a text that was found.
function excerpt(text, found) {
  let at = 0;
  for (const m of text.matchAll(words)) {
    if (found.has(fold(m[0]))) {
      at = m.index;
      break;
    }
  }
  let start = 0;
  if (at > 70) {
    const space = text.indexOf(' ', at - 60);
    start = space >= 0 && space < at ? space + 1 : at;
  }
  let end = text.length;
  if (end - start > 180) {
    const space = text.lastIndexOf(' ', start + 180);
    end = space > at ? space : Math.max(start + 180, at);
  }
  return parts((start > 0 ? '… ' : '') + text.slice(start, end) + (end < text.length ? ' …' : ''), found);
}

// index takes the list of search.json, and gives a function from what a reader
// asks for to the pages that have all of it, best first.
function index(list) {
  const all = new MiniSearch({
    fields: ['title', 'text'],
    tokenize: (text) => text.match(words) ?? [],
    processTerm: fold,
    searchOptions: {
      combineWith: 'AND',
      boost: {title: 3},
      prefix: true,
      fuzzy: (term) => (term.length > 4 ? 0.15 : false),
    },
  });
  all.addAll(list.map((page, id) => ({id, title: page.title, text: page.text ?? ''})));
  return (asked) => all.search(asked).map(({id, terms}) => {
    const page = list[id];
    const found = new Set(terms);
    return {url: page.url, kind: page.kind, title: parts(page.title, found), text: excerpt(page.text ?? '', found)};
  });
}

globalThis.casebookSearch = {version: 1, index};
