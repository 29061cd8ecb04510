// Reads, on standard input, a JSON list of fonts: {from, to, plain, keep}. Writes
// each as WOFF2 to `to`, and as a plain font, which Go can read, to `plain`.
// Where `keep` is not empty, the font is cut down to those characters.

import {readFileSync, writeFileSync} from 'node:fs';
import fontverter from 'fontverter';
import subset from 'subset-font';

for (const {from, to, plain, keep} of JSON.parse(readFileSync(0, 'utf8'))) {
  let font = readFileSync(from);
  if (keep.length) font = await subset(font, String.fromCodePoint(...keep), {targetFormat: 'woff2'});
  writeFileSync(to, font);
  writeFileSync(plain, await fontverter.convert(font, 'truetype'));
}
