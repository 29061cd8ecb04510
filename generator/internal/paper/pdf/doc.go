// Package pdf prints HTML to PDF with an installed browser, and reads PDF files.
//
// In: a self-contained HTML document, or the bytes of a PDF file. Out: a PDF with fixed
// dates, bookmarks and attachments; the text of a file; what it would do when it is
// opened; its pages bound into another file. Damaged and encrypted files are errors.
//
// It starts and stops Chromium, Chrome or Edge, and is the only package that imports
// chromedp and pdfcpu. It does not look for a browser: Options has its path. It does not
// know what a case is, and it does not show or draw PDF files.
//
//	browser, err := pdf.Start(ctx, pdf.Options{Path: "/usr/bin/chromium"})
//	defer browser.Close()
//	printed, err := browser.Print(ctx, html) // again and again, each as if it were the first
//	data, err := pdf.Finish(printed.Data, pdf.Finishing{Created: day, Attachments: ...})
//	parts, err := pdf.Text(data) // all that can be read in it, by people and by programs
//
// Guarantees:
//
//   - A browser has a folder of its own for its profile, its home and its
//     temporary files. The folder goes with the browser. A process that is
//     killed leaves the folder behind, but no browser.
//   - No request leaves. Every address but data: fails, in three places: the page
//     is held to it, names and numbers of hosts lead nowhere, and there is no
//     proxy. No script of a page runs.
//   - A page is printed once its fonts and pictures are decoded. The paper is
//     what @page says. The file has tags, an outline of the headings, and a
//     destination for each id that a link leads to.
//   - The same HTML gives the same bytes after Finish: from the same browser, at
//     another time, by another user. Another version of the browser gives others.
//   - The file contains no address, path, user name or version of the system.
//   - Files are read by pdfcpu, but never written by it: it would set the
//     current time and an order of its own. Finish keeps every byte of the browser's file but
//     the two dates, and appends what is new.
//
// Pages count from 1, as readers count them.
//
// # Why it reads text itself
//
// The text of a file is read to find what must not be in it, so text that is left out
// silently is worse than an error. PDFium, in WebAssembly (go-pdfium 1.21),
// was tried instead of this package's text extraction, with its tests:
//
//   - It leaves out in silence what a font of several bytes says where the file brings
//     no program for the font, what is drawn without a font, and what follows a
//     careless picture within the instructions. Here such glyphs are read, or count as unread.
//   - It gives one reading: letters that are spaced come apart ("h e r o n"), columns
//     run into one another, and neither the glyphs below an actual text nor the other
//     direction of a mixed line is given. Here each reading is searched.
//   - Drawings in themselves, or marks that are left open, end it. 4 kB of drawings in
//     one another take it 13 s and 1.8 GB before it gives up, and no call takes a
//     context or a budget.
//   - It starts in 6.8 s (0.2 s from a cache of 21 MB on disk) and reads 26 pages in
//     350 ms, where this reader takes 110 ms for all parts of the file. The program
//     grows by 9 MB.
//
// The sweep for hidden objects and the drawing of stamps, patterns and glyphs that no
// page shows would stay beside it, and with them the readers of fonts and of
// instructions: little but the order of lines could go.
package pdf
