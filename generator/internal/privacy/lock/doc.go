// Package lock encrypts a site for a static host: its readers can open it in the browser
// or with the age tool, and everybody else sees only a cover.
//
// In: the files of a site, the list of readers, and which files stay open. Out: the
// files to publish. It defines the format of a locked site and of the readers' keys, and
// it is the only package that imports age and the word list. It does not know what a case
// is, makes no cover and no page, and reads and writes no files.
//
// # What is published
//
// Every encrypted file is an age file, binary, of the format
// age-encryption.org/v1 (https://c2sp.org/age); the age tool opens them all.
// Open files stay as they are, the others become
//
//	lock/readers.json        {"version":1,"readers":["1.age","2.age"]}: the files of the readers with a passphrase
//	lock/readers/1.age       under the passphrase of one reader (scrypt): that reader's identity
//	lock/key.age             to all readers (X25519): the site's identity
//	lock/contents.age        to the site: {"version":1,"readers":["age1..."],"files":{"index.html":"3f...e2.age"},
//	                         "sums":{"index.html":"9a...07"}}, the SHA-256 of the sealed files
//	lock/files/3f...e2.age   to the site: one file
//
// An identity is the text "AGE-SECRET-KEY-1..." and a newline. The name of a
// file is the HMAC-SHA-256 of its path, 16 bytes as 32 hex digits, where the key
// is the text of the site's identity without the newline. Files of readers stand
// by scrypt factor, so that a browser tries the cheapest first, and then by
// recipient: neither their order nor anything else tells a name. Recipients in
// the contents are sorted, and so are the stanzas of key.age. The encryption is
// random, all else is determined by the input.
//
// # Passphrases
//
// [Words] makes six different words of the EFF's large list of 7,776: 77 bits.
// The work factor of scrypt is 15 for these (32 MB for a guess) and 18 for a
// passphrase that somebody thought of (256 MB). Browsers of phones cannot do
// more, so [Reader.Validate] takes 15 to 18.
//
// The key is not the passphrase as typed, but [Normal] of it: capitals A
// to Z do not count, and any gap between words, be it spaces or dashes, is one
// dash. The browser does the same, in this order:
//
//	s.normalize("NFD")
//	 .replace(/[\u00ad\u200b\u2060\ufeff]/g, "")
//	 .replace(/[A-Z]/g, (c) => c.toLowerCase())
//	 .replace(/[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\-\u2010-\u2015\u2212\ufe58\ufe63\uff0d]+/g, "-")
//	 .replace(/^-|-$/g, "")
//	 .normalize("NFC")
//
// testdata/normal.json holds examples for both sides. A passphrase that was
// generated is its own normal form. For another one the age tool wants the
// normal form typed.
//
// # The key of a site, and previous sites
//
// Without a secret each build makes a new site identity. So all files are new,
// and a reader who was removed can open none of them.
//
// With the secret of a reader (Options.Secret: a passphrase or a link) the site
// identity is derived by HKDF-SHA-256 from that reader's identity, with the
// recipients of all readers as its info. The same readers give the same site
// identity, and a file that is unchanged keeps its bytes. Who is added or
// removed makes it another one. Nothing that a previous site says takes part: it
// may be older than it claims, forged by a reader who was removed, or by anyone
// who knows a recipient. A rule that kept the identity when a reader is added
// would let that reader, once removed, put the site before their time in the
// place of the former one, and read on.
//
// Of a previous site one thing is taken: the bytes of a file, where its contents
// name them for the same path, they hold one X25519 stanza and no other, and
// decrypt with the site's identity to exactly the new plain text. key.age is
// always new. A previous site never stops a build.
//
// # Guarantees
//
// Somebody without the secret of a reader learns no byte of a sealed file, of its path or
// of a reader's name, and nobody can change a sealed file unnoticed: it opens
// whole, or not at all. A reader who was removed cannot open later builds.
//
// # Limits
//
//   - The size of each file (200 bytes more than the plain text, and 16 for each
//     64 KiB after the first), the number of files and of readers, and when
//     something changed are visible. If bytes are kept between builds, so are the files
//     that changed.
//   - age does not say who wrote a file. Who knows the site's recipient, as
//     every reader does, can make files that open.
//   - A host can serve a previous site as a whole, on any visit and within one; not a
//     single file of one beside the contents of another, nor the file of another
//     path. Nothing in the contents orders the sites.
//   - A host that changes the cover or sw.js gets the next passphrase typed.
//   - A removed reader keeps what they saved, the keys too: what was built for
//     them stays open to them for ever, wherever a copy of it is.
//   - The number of guesses at a passphrase is unlimited. [Weak] refuses
//     only the plainest ones; it tells sentences by their words of grammar, and knows no
//     quotation.
//   - The encryption (X25519) is not post-quantum.
//   - A reader whose secret made a build can tell the identity of every other
//     build that was made with it. They were a reader of all of these.
package lock
