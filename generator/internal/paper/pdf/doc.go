// Package pdf makes PDF files from HTML and reads back what was put in.
//
// It owns an installed Chromium, Chrome or Edge while it prints, and it alone
// imports chromedp and pdfcpu. It knows nothing of promotion, of the
// environment and of flags: where the browser lies comes in through Options.
//
//	browser, err := pdf.Start(ctx, pdf.Options{Path: "/usr/bin/chromium"})
//	defer browser.Close()
//	printed, err := browser.Print(ctx, html) // again and again, each as if it were the first
//	data, err := pdf.Finish(printed.Data, pdf.Finishing{Created: day, Attachments: ...})
//	parts, err := pdf.Text(data) // all that can be read in it, by people and by programs
//
// What always holds:
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
//   - No address, path, user or version of the system stands in the file.
//   - Files are read by pdfcpu, but never written by it: it sets the clock's time
//     and orders as it likes. Finish keeps every byte of the browser but the two
//     dates, and puts what is new behind them.
//
// Pages count from 1, as readers count them.
//
// # Why it reads text itself
//
// The text of a file is read to find what must not be in it, so what a reader leaves
// out in silence is worse than an error. PDFium, in WebAssembly (go-pdfium 1.21),
// was tried in the place of this package's reader of pages, against its tests:
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
