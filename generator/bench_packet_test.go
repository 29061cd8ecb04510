package generator

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"github.com/casebook-dev/casebook/generator/internal/paper/document"
	"github.com/casebook-dev/casebook/generator/internal/paper/packet"
	"github.com/casebook-dev/casebook/generator/internal/paper/pdf"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

var benchBrowser = flag.String("browser", "", "program with which BenchmarkPacket prints; without one it is skipped")

// BenchmarkPacket prints the committee's packet in browsers that run already,
// from HTML that is made already, in two ways: as Packet does, with all passes
// and what is added to the file, and as anybody could by hand, by opening the
// same HTML and printing it once. They take turns, so that what slows the
// machine down slows both, and each has its own figure.
func BenchmarkPacket(b *testing.B) {
	if *benchBrowser == "" {
		b.Skip("no browser is named with -browser")
	}
	p, doc := finishedDocument(b, *benchPortfolio)
	ways := []func(){inPasses(b, p, doc), byHand(b, doc)}
	for _, print := range ways {
		print() // a browser's first page takes longer than any other
	}
	took := make([]time.Duration, len(ways))
	turn := 0
	for b.Loop() {
		for i := range ways {
			i = (i + turn) % len(ways)
			start := time.Now()
			ways[i]()
			took[i] += time.Since(start)
		}
		turn++
	}
	b.ReportMetric(took[0].Seconds()/float64(turn), "passes-s/op")
	b.ReportMetric(took[1].Seconds()/float64(turn), "once-s/op")
}

func inPasses(b *testing.B, p project, doc *document.Document) func() {
	ctx := context.Background()
	browser, err := pdf.Start(ctx, pdf.Options{Path: *benchBrowser, NoSandbox: os.Geteuid() == 0, Env: os.Environ()})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { browser.Close() })
	how := pdf.Finishing{Created: p.day.Time(), Attachments: []pdf.Attachment{{Name: "made-of.json", Data: p.colophon.JSON()}}}
	return func() {
		proof, err := browser.Proof(ctx, doc.Numbered(guess))
		if err != nil {
			b.Fatal(err)
		}
		printed, err := number(ctx, browser, doc, proof)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := pdf.Finish(printed.Data, how); err != nil {
			b.Fatal(err)
		}
	}
}

func byHand(b *testing.B, doc *document.Document) func() {
	file := filepath.Join(b.TempDir(), "packet.html")
	if err := os.WriteFile(file, doc.Numbered(guess), 0o600); err != nil {
		b.Fatal(err)
	}
	ctx, end := chromedp.NewExecAllocator(context.Background(), append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(*benchBrowser), chromedp.DisableGPU, chromedp.Flag("no-sandbox", os.Geteuid() == 0))...)
	b.Cleanup(end)
	tab, leave := chromedp.NewContext(ctx)
	b.Cleanup(leave)
	return func() {
		if err := chromedp.Do(tab, chromedp.Navigate("file://"+filepath.ToSlash(file))); err != nil {
			b.Fatal(err)
		}
		if _, err := chromedp.Run(tab, chromedp.Evaluate[string]("document.fonts.ready.then((f) => f.status)", chromedp.EvalAwaitPromise)); err != nil {
			b.Fatal(err)
		}
		if _, err := chromedp.Run(tab, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize(), chromedp.PDFPrintBackground(), chromedp.PDFOutlineAndTagged())); err != nil {
			b.Fatal(err)
		}
	}
}

// finishedDocument goes the line of Packet up to the browser.
func finishedDocument(b testing.TB, dir string) (project, *document.Document) {
	b.Helper()
	ctx := context.Background()
	opt := options(b, dir)
	opt.Cache, opt.Key = b.TempDir(), []byte("a key")
	r, err := read(opt)
	if err != nil || stops(r.diags, false) {
		b.Fatal(err, r.diags)
	}
	profile, ok := packet.Find(r.cfg, "committee")
	if !ok {
		b.Fatal("there is no profile for the committee")
	}
	p, err := prepare(ctx, opt, r, edition{profile: profile, audience: config.Committee, base: r.cfg.BaseURL, locked: r.cfg.Lock.Always, packetOnly: true})
	if err != nil || stops(p.found, false) {
		b.Fatal(err, p.found)
	}
	doc, found, err := standAlone(ctx, opt, p)
	if err != nil || stops(found, false) {
		b.Fatal(err, found)
	}
	return p, doc
}
