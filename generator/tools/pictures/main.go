// Command pictures takes a picture of every kind of page of a site, as it looks on a phone,
// a tablet and a desk, in light and dark, and on paper, so that all of it can be looked at
// after a change. It needs Chromium or Chrome.
//
// It is given the folder of a site and the folder for the pictures. A picture is named by the
// kind of its page and how it was looked at: "home-375-dark.png". index.html shows them all.
package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"html/template"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"github.com/casebook-dev/casebook/generator/internal/paper/pdf"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	site := flag.String("site", "public", "folder of the site")
	out := flag.String("out", filepath.Join("tmp", "pictures"), "folder for the pictures")
	flag.Parse()
	if err := run(ctx, *site, *out); err != nil {
		fmt.Fprintln(os.Stderr, "pictures:", err)
		os.Exit(1)
	}
}

// look is a way to look at a page.
type look struct {
	Name   string
	width  int
	media  string // screen or print
	scheme string // light or dark
}

func looks() []look {
	var all []look
	for _, width := range []int{375, 768, 1440} {
		for _, scheme := range []string{"light", "dark"} {
			all = append(all, look{fmt.Sprintf("%d-%s", width, scheme), width, "screen", scheme})
		}
	}
	return append(all, look{"print", 718, "print", "light"}) // A4 between margins of 19 mm, in CSS pixels
}

func run(ctx context.Context, site, out string) error {
	pages, err := onePerKind(os.DirFS(site))
	if err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o777); err != nil {
		return err
	}
	address, stop, err := serve(site)
	if err != nil {
		return err
	}
	defer stop()
	browser, end, err := start(ctx)
	if err != nil {
		return err
	}
	defer end()
	for _, p := range pages {
		for _, l := range looks() {
			picture, err := take(browser, address+p.Path, l)
			if err != nil {
				return fmt.Errorf("%s, %s: %w", p.Path, l.Name, err)
			}
			if err := os.WriteFile(filepath.Join(out, p.Kind+"-"+l.Name+".png"), picture, 0o666); err != nil {
				return err
			}
		}
		fmt.Printf("%-16s %s\n", p.Kind, p.Path)
	}
	return contents(filepath.Join(out, "index.html"), pages)
}

// serve serves a folder on this machine, and gives its address without a slash.
func serve(site string) (address string, stop func() error, err error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, err
	}
	server := &http.Server{Handler: http.FileServer(http.Dir(site))}
	go server.Serve(listener)
	return "http://" + listener.Addr().String(), server.Close, nil
}

func start(ctx context.Context) (browser context.Context, end func(), err error) {
	program := pdf.Installed(os.Getenv)
	if program == "" {
		return nil, nil, errors.New("Chromium or Chrome not found")
	}
	allocated, endAll := chromedp.NewExecAllocator(ctx, append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program), chromedp.Flag("no-sandbox", os.Getuid() == 0), chromedp.Flag("hide-scrollbars", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"))...)
	browser, endFirst := chromedp.NewContext(allocated)
	return browser, func() { endFirst(); endAll() }, chromedp.Do(browser)
}

// take opens an address and takes a picture of the whole page.
func take(browser context.Context, address string, l look) ([]byte, error) {
	tab, end := chromedp.NewContext(browser)
	defer end()
	if err := chromedp.Do(tab, chromedp.EmulateViewport(int64(l.width), 900)); err != nil {
		return nil, err
	}
	seen := emulation.SetEmulatedMediaParams{Media: l.media, Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: l.scheme}}}
	if _, err := chromedp.Call(tab, emulation.SetEmulatedMedia, seen); err != nil {
		return nil, err
	}
	if err := chromedp.Do(tab, chromedp.Navigate(address)); err != nil {
		return nil, err
	}
	settled := `document.fonts.ready.then(() => new Promise((done) => setTimeout(() => done(document.documentElement.scrollHeight), 300)))`
	height, err := chromedp.Run(tab, chromedp.Evaluate[float64](settled, chromedp.EvalAwaitPromise))
	if err != nil {
		return nil, err
	}
	const tallest = 16000 // of a picture
	whole := &page.Viewport{Width: float64(l.width), Height: min(height, tallest), Scale: 1}
	picture, err := chromedp.Call(tab, page.CaptureScreenshot, page.CaptureScreenshotParams{Clip: whole, CaptureBeyondViewport: new(true)})
	return picture.Data, err
}

var sheet = template.Must(template.New("").Parse(`<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Pictures</title>
<style>body{font:16px sans-serif} img{width:14rem;vertical-align:top;border:1px solid #999;margin:.25rem}</style>
{{- range $page := .Pages }}
<h2>{{ .Kind }} <small>{{ .Path }}</small></h2>
{{ range $.Looks }}<a href="{{ $page.Kind }}-{{ .Name }}.png"><img src="{{ $page.Kind }}-{{ .Name }}.png" alt="{{ $page.Kind }}, {{ .Name }}" loading="lazy"></a>
{{ end }}
{{- end }}
</html>
`))

// contents writes a page that shows all pictures.
func contents(file string, pages []kind) error {
	var b bytes.Buffer
	if err := sheet.Execute(&b, map[string]any{"Pages": pages, "Looks": looks()}); err != nil {
		return err
	}
	return os.WriteFile(file, b.Bytes(), 0o666)
}
