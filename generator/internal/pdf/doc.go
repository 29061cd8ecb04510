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
package pdf
