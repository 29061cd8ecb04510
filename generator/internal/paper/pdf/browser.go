package pdf

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/chromedp/chromedp"
)

// Options say which browser is started, and how.
type Options struct {
	// Path is the browser's program.
	Path string

	// NoSandbox starts it without a sandbox. Chromium refuses to start as root
	// otherwise.
	NoSandbox bool

	// Env is the environment, as os.Environ gives it. The browser gets of it
	// only what it may need to be started, see passed. It may be nil.
	Env []string

	// Patience is how long the browser may take to start, and how long to print
	// an empty page. Zero is enough for a busy machine.
	Patience time.Duration
}

// Browser is a running browser. It prints several pages at the same time, if
// asked to; Close comes after that.
type Browser struct {
	ctx  context.Context
	end  []context.CancelFunc // in this order
	tabs sync.WaitGroup
	once sync.Once
	said *speech

	patience time.Duration
}

// polite is how long a browser has to close by itself.
const polite = 2 * time.Second

// Start starts a browser. It runs until Close, until ctx ends, or until this
// process does, however it ends. Close is due in any case: it waits until the
// browser has gone.
func Start(ctx context.Context, opt Options) (*Browser, error) {
	b := &Browser{said: &speech{}, patience: cmp.Or(opt.Patience, patience)}
	silent := func(string, ...any) {} // chromedp tells the log what it does not know
	own, giveUp := context.WithCancelCause(ctx)
	allocated, endAll := chromedp.NewExecAllocator(own, command(opt, b.said)...)
	first, endFirst := chromedp.NewContext(allocated, chromedp.WithBrowserOption(
		chromedp.WithBrowserLogf(silent), chromedp.WithBrowserErrorf(silent), chromedp.WithConsolef(silent)))
	b.ctx, b.end = first, []context.CancelFunc{endFirst, endAll, func() { giveUp(nil) }}
	late := time.AfterFunc(b.patience, func() { giveUp(tooLong(b.patience)) })
	err := chromedp.Do(first)
	if !late.Stop() && err == nil {
		err = own.Err() // it started as it was given up
	}
	if err != nil {
		err = b.explain(ctx, own, err)
		b.abandon()
		return nil, fmt.Errorf("starting the browser %s: %w", opt.Path, err)
	}
	return b, nil
}

// Close ends the browser and removes its folder. It may be called twice.
func (b *Browser) Close() error {
	var err error
	b.once.Do(func() {
		defer b.abandon()
		ctx, stop := context.WithTimeout(b.ctx, polite)
		defer stop()
		if !b.left(ctx) || ctx.Err() != nil {
			return
		}
		err = chromedp.Cancel(ctx)
		if ctx.Err() != nil || errors.Is(err, io.EOF) || errors.Is(err, context.Canceled) {
			err = nil // it took too long, or ended before it could say so; abandon sees to it
		}
	})
	if err != nil {
		return fmt.Errorf("closing the browser: %w", err)
	}
	return nil
}

// left waits until all tabs are closed, and tells whether they are.
func (b *Browser) left(ctx context.Context) bool {
	closed := make(chan struct{})
	go func() {
		b.tabs.Wait()
		close(closed)
	}()
	select {
	case <-closed:
		return true
	case <-ctx.Done():
		return false
	}
}

// abandon ends the browser by force, and waits for it.
func (b *Browser) abandon() {
	for _, end := range b.end {
		end()
	}
}

// command is what the browser is started with.
func command(opt Options, said *speech) []chromedp.ExecAllocatorOption {
	list := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(opt.Path),
		chromedp.CombinedOutput(said),
		chromedp.NoInheritEnv,
		chromedp.ModifyCmdFunc(func(cmd *exec.Cmd) {
			dir := folder(cmd.Args)
			cmd.Env = append(environment(dir, opt.Env), bringFont(dir, opt.Env)...)
			dieWithParent(cmd)
		}),
		chromedp.UserAgent("casebook"), // a PDF names it as its creator
	)
	for _, f := range []struct {
		name  string
		value any
	}{
		{"no-sandbox", opt.NoSandbox}, // said in any case: chromedp decides by itself otherwise
		// Nothing leaves. MAP covers names and numbers alike.
		{"host-resolver-rules", "MAP * ~NOTFOUND"},
		{"no-proxy-server", true},
		{"dns-prefetch-disable", true},
		{"no-pings", true},
		{"disable-component-update", true},
		{"disable-component-extensions-with-background-pages", true},
		{"disable-domain-reliability", true},
		{"disable-field-trial-config", true},
		{"disable-search-engine-choice-screen", true},
		{"disable-features", "Translate,MediaRouter,DialMediaRouteProvider,OptimizationHints,AutofillServerCommunication,InterestFeedContentSuggestions,GlobalMediaControls,CertificateTransparencyComponentUpdater"},
		// The same on every machine.
		{"lang", "en-US"},
		{"force-device-scale-factor", "1"},
		{"font-render-hinting", "none"},
		{"disable-gpu", true},
	} {
		list = append(list, chromedp.Flag(f.name, f.value))
	}
	return list
}

// folder finds the folder that chromedp made for the browser, and removes
// after it.
func folder(args []string) string {
	for _, a := range args {
		if dir, ok := strings.CutPrefix(a, "--user-data-dir="); ok {
			return dir
		}
	}
	panic("bug: a browser without a folder of its own")
}

// longest is the length that a folder may have to serve for temporary files:
// Chromium puts a socket there, whose address may have a hundred bytes or so,
// and ends where it has more ("Socket path too long").
const longest = 50

// passed are the variables that the browser may have from outside: where
// programs, libraries and the system itself lie. For fonts see bringFont.
var passed = []string{"PATH", "LD_LIBRARY_PATH", "FONTCONFIG_PATH",
	"SystemRoot", "SystemDrive", "windir", "ComSpec", "PATHEXT", "ProgramData", "ProgramFiles", "ProgramFiles(x86)", "ProgramW6432", "CommonProgramFiles"}

// environment is all that the browser is told. Nothing of it is the user's.
func environment(dir string, outside []string) []string {
	list := []string{
		"PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", // the program is often a script
		"LANG=C.UTF-8", "LC_ALL=C.UTF-8", "TZ=UTC",
		"DBUS_SESSION_BUS_ADDRESS=disabled:", // else one is started
		"TEMP=" + dir, "TMP=" + dir,          // Windows
	}
	for _, home := range []string{"HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "USERPROFILE", "APPDATA", "LOCALAPPDATA"} {
		list = append(list, home+"="+dir)
	}
	if len(dir) <= longest {
		list = append(list, "TMPDIR="+dir)
	}
	for _, v := range outside {
		name, _, _ := strings.Cut(v, "=")
		if slices.ContainsFunc(passed, func(p string) bool { return strings.EqualFold(p, name) }) {
			list = append(list, v) // the last of a name holds
		}
	}
	return list
}
