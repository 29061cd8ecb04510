// What the worker of a locked site uses of age: opening files, and telling the
// recipient of an identity. Nothing is ever encrypted in a browser.

import {Decrypter} from 'age-encryption';

globalThis.casebookAge = {version: 1, Decrypter};
