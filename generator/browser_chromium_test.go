package generator

import (
	"context"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// host serves a folder with the headers that its _headers asks for, on an
// address of this machine.
func host(t testing.TB, folder string) string {
	t.Helper()
	files := http.FileServer(http.Dir(folder))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/favicon.ico" { // the browser's own wish for a file that is no page
			w.WriteHeader(http.StatusNoContent)
			return
		}
		maps.Copy(w.Header(), sent(t, folder, r.URL.Path))
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// shared is the browser of all tests that need none of their own. Each test has
// its tabs, and serves its pages from an origin of its own.
var shared struct {
	sync.Mutex
	ctx  context.Context
	stop func()
}

// chromium gives the shared browser, or skips the test where there is none.
func chromium(t testing.TB) context.Context {
	t.Helper()
	binary := browser(t).Program
	shared.Lock()
	defer shared.Unlock()
	if shared.ctx != nil && shared.ctx.Err() != nil {
		t.Log("the browser of a former test has ended")
		shared.ctx = nil
	}
	if shared.ctx == nil {
		data := filepath.Join(between(), "data")
		if err := os.MkdirAll(data, 0o755); err != nil {
			t.Fatal(err)
		}
		shared.ctx, shared.stop = launch(t, binary, "XDG_DATA_HOME="+withFont(t, data))
	}
	ctx, stop := context.WithTimeout(shared.ctx, patience)
	t.Cleanup(stop)
	return ctx
}

// closeChromium ends the shared browser.
func closeChromium() {
	if shared.stop != nil {
		shared.stop()
	}
}

// patience is how long a test may have a browser, on a machine with other work.
const patience = 15 * time.Minute

// chromiumWith starts a browser with more in its environment.
func chromiumWith(t testing.TB, env ...string) context.Context {
	t.Helper()
	ctx, stop := launch(t, browser(t).Program, append(env, "XDG_DATA_HOME="+withFont(t, t.TempDir()))...)
	t.Cleanup(stop)
	ctx, stop = context.WithTimeout(ctx, patience)
	t.Cleanup(stop)
	return ctx
}

func launch(t testing.TB, binary string, env ...string) (context.Context, func()) {
	t.Helper()
	ctx, stopAll := chromedp.NewExecAllocator(context.Background(), append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(binary), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.Flag("disable-component-update", true), chromedp.Env(env...))...)
	ctx, stop := chromedp.NewContext(ctx)
	late := time.AfterFunc(time.Minute, stopAll)
	defer late.Stop()
	if err := chromedp.Do(ctx); err != nil {
		stopAll()
		t.Fatalf("starting %s: %v", binary, err)
	}
	return ctx, func() { stop(); stopAll() }
}

// tab is one tab of the browser. It keeps what went wrong on its pages: what
// the policy refused, requests that leave the site, errors of scripts, dialogs.
type tab struct {
	t    testing.TB
	ctx  context.Context
	site string

	mu      sync.Mutex
	trouble []string
}

// refusals makes the browser say what the policy refused, where a listener
// hears it.
const refusals = `addEventListener('securitypolicyviolation', (e) => console.error('the policy refused ' + e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sourceFile + ':' + e.lineNumber))`

func open(t testing.TB, browser context.Context, site string) *tab {
	t.Helper()
	ctx, stop := chromedp.NewContext(browser)
	t.Cleanup(stop)
	p := &tab{t: t, ctx: ctx, site: site}
	p.do(chromedp.Steps())
	if err := chromedp.Listen(ctx, p.hear); err != nil {
		t.Fatal(err)
	}
	call(p, network.Enable, network.EnableParams{})
	call(p, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: refusals})
	return p
}

// hear runs in the loop that reads the messages of the browser, and may not
// call back.
func (p *tab) hear(event any) {
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if !strings.HasPrefix(e.Request.URL, p.site+"/") && !strings.HasPrefix(e.Request.URL, "data:") {
			p.note("a request to " + e.Request.URL)
		}
	case *runtime.EventExceptionThrown:
		text := e.ExceptionDetails.Text
		if e.ExceptionDetails.Exception != nil {
			text += " " + e.ExceptionDetails.Exception.Description
		}
		p.note("a script failed: " + text)
	case *runtime.EventConsoleAPICalled:
		var words []string
		for _, a := range e.Args {
			words = append(words, string(a.Value)+a.Description)
		}
		p.note("the console: " + strings.Join(words, " "))
	case *log.EventEntryAdded:
		// A slow machine lays out later than "a few seconds" after the page is loaded; unused tells of those that are for nothing.
		late := strings.Contains(e.Entry.Text, "was preloaded using link preload but not used within a few seconds")
		if e.Entry.Level != "verbose" && e.Entry.Level != "info" && !late {
			p.note(fmt.Sprintf("the log, %s: %s %s", e.Entry.Source, e.Entry.Text, e.Entry.URL))
		}
	case *page.EventJavascriptDialogOpening:
		p.note("a dialog: " + e.Message)
		go chromedp.Call(p.ctx, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{Accept: true})
	}
}

func (p *tab) note(text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.trouble = append(p.trouble, text)
}

// taken gives what went wrong since it was last called.
func (p *tab) taken() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	list := p.trouble
	p.trouble = nil
	return list
}

// sound fails the test for what went wrong.
func (p *tab) sound(where string) {
	p.t.Helper()
	for _, text := range p.taken() {
		p.t.Errorf("%s: %s", where, text)
	}
}

func (p *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, steps...); err != nil {
		p.t.Fatal(err)
	}
}

func (p *tab) visit(path string) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, chromedp.Navigate(p.site+path)); err != nil {
		p.t.Fatalf("%s: %v", path, err)
	}
}

// size sets the size of the window.
func (p *tab) size(width int64) {
	p.t.Helper()
	p.do(chromedp.EmulateViewport(width, 900))
}

// look sets the medium ("screen" or "print") and the colour scheme.
func (p *tab) look(medium, scheme string) {
	p.t.Helper()
	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Media: medium, Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
	})
}

// ask evaluates an expression on the page; a promise is waited for.
func ask[T any](p *tab, expression string) T {
	p.t.Helper()
	v, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		p.t.Fatalf("%v\nin: %.300s", err, expression)
	}
	return v
}

// wait waits until an expression is true.
func (p *tab) wait(expression string) {
	p.t.Helper()
	if _, err := chromedp.Run(p.ctx, chromedp.Poll[bool](expression, chromedp.WithPollingTimeout(15*time.Second))); err != nil {
		p.t.Fatalf("waiting for %s: %v; %s", expression, err, strings.Join(p.taken(), "; "))
	}
}

// pathOf gives the address of a file of a site.
func pathOf(file string) string {
	return (&url.URL{Path: "/" + strings.TrimSuffix(file, "index.html")}).EscapedPath()
}

// call runs a command of the protocol.
func call[P, R any](p *tab, command cdp.Command[P, R], params P) R {
	p.t.Helper()
	r, err := chromedp.Call(p.ctx, command, params)
	if err != nil {
		p.t.Fatal(err)
	}
	return r
}
