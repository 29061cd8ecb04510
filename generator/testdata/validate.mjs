// Validates every page and every stylesheet below the folders given. Prints a line
// per finding, and the numbers of pages and stylesheets on the last line.

import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {validate as cssErrors} from 'csstree-validator';
import {HtmlValidate, StaticConfigLoader} from 'html-validate';

const html = new HtmlValidate(new StaticConfigLoader({
  root: true,
  elements: ['html5'],
  extends: ['html-validate:recommended'],
  rules: {
    // Style: HTML allows both, and a packet is written by a program that writes the other.
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'void-style': 'off',
    'valid-id': ['error', {relaxed: true}], // style: as HTML has it, where an id may have dots; "part.x" is never the id of a heading
    'long-title': 'off', // advice for search engines; titles are the author's
  },
}));

// CSS Paged Media, which css-tree does not know: margins and margin boxes of @page.
const paged = (e) => /^Unknown at-rule descriptor `margin`|^Unknown at-rule `@(top|bottom)-(left|center|right)`/.test(e.message);

let pages = 0, sheets = 0;
for (const folder of process.argv.slice(2)) {
  for (const file of readdirSync(folder, {recursive: true}).sort()) {
    const path = join(folder, file);
    if (file.endsWith('.html')) {
      pages++;
      const {results} = await html.validateString(readFileSync(path, 'utf8'), file);
      for (const m of results.flatMap((r) => r.messages)) console.log(`${file}:${m.line}:${m.column}: ${m.message} [${m.ruleId}]`);
    } else if (file.endsWith('.css')) {
      sheets++;
      for (const e of cssErrors(readFileSync(path, 'utf8'), file).filter((e) => !paged(e))) console.log(`${file}:${e.line}:${e.column}: ${e.message} ${e.property ?? ''} ${e.details ?? ''}`);
    }
  }
}
console.log(pages, sheets);
