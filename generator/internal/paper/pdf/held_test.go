package pdf

import (
	"bytes"
	"net"
	"os"
	"os/user"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
	"golang.org/x/image/font/gofont/goregular"
)

func TestNothingOfTheUserStandsInTheFile(t *testing.T) {
	opt, dir := options(t), temporary(t)
	b, err := Start(soon(t), opt)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	page := book("A4", 2)
	data := finish(t, print(t, b, page).Data, Finishing{Created: created, Attachments: []Attachment{colophon}})
	f, err := open(data, false)
	if err != nil {
		t.Fatal(err)
	}
	all, streams := [][]byte{data}, 0
	for _, entry := range f.Table {
		if s, ok := entry.Object.(types.StreamDict); ok {
			if s.FilterPipeline != nil {
				if err := s.Decode(); err != nil {
					t.Error(err)
				}
				streams++
			}
			all = append(all, s.Content, s.Raw)
		}
	}
	if streams < 4 {
		t.Errorf("only %d packed streams", streams)
	}
	words := []string{"Mozilla", "Headless", "Chrome", "chromedp", "about:", dir}
	home, _ := os.UserHomeDir()
	host, _ := os.Hostname()
	words = append(words, home, host)
	if me, err := user.Current(); err == nil {
		words = append(words, me.Username, me.Name)
	}
	for _, word := range words {
		if len(word) < 4 || bytes.Contains(goregular.TTF, []byte(word)) || strings.Contains(page, word) {
			continue // it may stand there by chance
		}
		for _, text := range all {
			if bytes.Contains(text, []byte(word)) {
				t.Errorf("%q stands in the file", word)
			}
		}
	}
}

// TestNothingLeaves prints a page that asks for all it can think of.
func TestNothingLeaves(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	calls := make(chan net.Addr, 100)
	go func() {
		for {
			c, err := listener.Accept()
			if err != nil {
				return
			}
			calls <- c.RemoteAddr()
			c.Close()
		}
	}()
	secret := filepath.Join(t.TempDir(), "secret.css")
	if err := os.WriteFile(secret, []byte("p::before { content: 'of this machine' }"), 0o600); err != nil {
		t.Fatal(err)
	}
	html := strings.NewReplacer("HOST", listener.Addr().String(), "SECRET", filepath.ToSlash(secret)).Replace(`<!doctype html><html><head><title>x</title>
<meta http-equiv="refresh" content="0;url=http://HOST/refresh"><base href="http://HOST/">
<link rel="stylesheet" href="http://HOST/a.css"><link rel="stylesheet" href="file://SECRET"><link rel="preconnect" href="http://HOST"><link rel="dns-prefetch" href="http://localhost">
<link rel="preload" as="image" href="/preload.png"><link rel="prefetch" href="/next.html"><link rel="icon" href="/icon.png"><link rel="manifest" href="/m.json">
<style>@import url(http://HOST/i.css); @font-face { font-family: X; src: url(http://HOST/f.woff2) } p { font-family: X; background: url(http://HOST/b.png) }
@page { @top-left { content: url(http://HOST/margin.png) } }</style></head>
<body background="/body.png" onload="fetch('/script')"><img src="http://HOST/x.png"><img srcset="http://HOST/y.png 2x"><img loading="lazy" src="//HOST/z.png">
<iframe src="http://HOST/frame"></iframe><object data="http://HOST/object"></object><embed src="http://HOST/embed"><video src="http://HOST/video" poster="/poster.png" autoplay></video>
<audio src="http://HOST/audio" autoplay></audio><svg><image href="http://HOST/svg.png"/><use href="http://HOST/sprite.svg#a"/></svg><script src="http://HOST/s.js"></script>
<a href="http://HOST/ping" ping="http://HOST/ping">link</a><input type="image" src="http://HOST/input.png"><p>The text stays.</body></html>`)
	b := start(t)
	for range 2 {
		p := print(t, b, html)
		path := filepath.Join(t.TempDir(), "x.pdf")
		if err := os.WriteFile(path, p.Data, 0o600); err != nil {
			t.Fatal(err)
		}
		if text := tool(t, "pdftotext", path, "-"); !strings.Contains(text, "The text stays.") || strings.Contains(text, "of this machine") {
			t.Errorf("the page reads:\n%s", text)
		}
	}
	if err := b.Close(); err != nil {
		t.Error(err)
	}
	select {
	case from := <-calls:
		t.Errorf("somebody called from %s", from)
	default:
	}
}

func TestNoScriptRuns(t *testing.T) {
	p := print(t, start(t), `<!doctype html><title>x</title><body onload="document.body.append('onload ran')">
<p>Text.<script>document.write('script ran')</script><img src="data:," onerror="document.body.append('onerror ran')">
<svg onload="document.body.append('svg ran')"></svg><iframe srcdoc="<script>document.write('frame ran')</script>"></iframe>
<script type="module">document.body.append('module ran')</script><a href="javascript:document.write('link ran')">a</a><noscript><p>No script here.</noscript>`)
	path := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(path, p.Data, 0o600); err != nil {
		t.Fatal(err)
	}
	if text := tool(t, "pdftotext", path, "-"); strings.Contains(text, "ran") || !strings.Contains(text, "Text.") || !strings.Contains(text, "No script here.") {
		t.Errorf("the page reads:\n%s", text)
	}
}
