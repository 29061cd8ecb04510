package pdf

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/css"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/fetch"
	"github.com/chromedp/cdproto/inspector"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// Printed is what a browser made of an HTML page.
type Printed struct {
	Data  []byte         // the file, with the time of printing in it
	Pages int            // how many it has
	At    map[string]int // ids that a link of the page leads to, and the page that they stand on
}

// Print prints an HTML page, with tags and an outline. The page has all it needs
// as data: addresses.
//
// An id of a link has no place in At where nothing is laid out for it, as with
// display: none. A browser that does not answer is given up with ctx, or when
// Options.Patience is at its end.
func (b *Browser) Print(ctx context.Context, html []byte) (Printed, error) {
	return b.printed(ctx, html, chromedp.PDFOutlineAndTagged())
}

// Proof prints an HTML page to learn where everything stands. The layout is that
// of Print. The file has no tags and no outline, which take a quarter of the
// time (1.0 s and 1.4 s for 44 pages), and is not fit to be kept.
func (b *Browser) Proof(ctx context.Context, html []byte) (Printed, error) {
	return b.printed(ctx, html, func(p *page.PrintToPDFParams) {
		no := false
		p.GenerateDocumentOutline, p.GenerateTaggedPDF = &no, &no
	})
}

func (b *Browser) printed(ctx context.Context, html []byte, how chromedp.PDFOption) (Printed, error) {
	limit := b.forPage(len(html))
	work, giveUp := context.WithCancelCause(ctx)
	defer giveUp(nil)
	defer time.AfterFunc(limit, func() { giveUp(tooLong(limit)) }).Stop()
	data, err := b.print(work, giveUp, html, how)
	if err != nil {
		return Printed{}, fmt.Errorf("printing: %w", b.explain(ctx, work, err))
	}
	p := Printed{Data: data}
	if p.Pages, p.At, err = places(data); err != nil {
		return Printed{}, fmt.Errorf("reading what the browser printed: %w", err)
	}
	return p, nil
}

// print prints in a tab of its own, so that nothing is left of it.
func (b *Browser) print(ctx context.Context, giveUp context.CancelCauseFunc, html []byte, how chromedp.PDFOption) ([]byte, error) {
	if ctx.Err() != nil || b.ctx.Err() != nil {
		return nil, errors.New("the browser has ended")
	}
	b.tabs.Add(1)
	tab, leave := chromedp.NewContext(b.ctx)
	defer context.AfterFunc(ctx, leave)()
	defer func() {
		go func() { // nobody waits for it: a browser that hangs does not close its tab either
			defer b.tabs.Done()
			leave()
		}()
	}()
	if err := errors.Join(chromedp.Listen(tab, refuse(tab)), chromedp.Listen(tab, crashed(giveUp))); err != nil {
		return nil, err
	}
	if err := chromedp.Do(tab, quiet, hold, fill(html), settle); err != nil {
		return nil, err
	}
	return chromedp.Run(tab, chromedp.PrintToPDF(
		chromedp.PDFPreferCSSPageSize(), chromedp.PDFPrintBackground(), how, chromedp.PDFStream()))
}

// refuse fails what the page asks for. "Aborted" keeps the page where it wants
// to go elsewhere; another reason would print a page about the failure.
func refuse(tab context.Context) func(any) {
	return func(event any) {
		if e, ok := event.(*fetch.EventRequestPaused); ok {
			go chromedp.Call(tab, fetch.FailRequest, fetch.FailRequestParams{RequestID: e.RequestID, ErrorReason: network.ErrorReasonAborted})
		}
	}
}

// crashed gives up a page whose process has ended: nothing answers for it any
// more, and the browser itself may go on.
func crashed(giveUp context.CancelCauseFunc) func(any) {
	return func(event any) {
		if _, ok := event.(*inspector.EventTargetCrashed); ok {
			giveUp(errors.New("the page crashed in the browser"))
		}
	}
}

// quiet ends what chromedp asks to be told of: with pictures of megabytes in the
// page, each message is as long.
var quiet = chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
	_, err1 := cdp.Call(ctx, t, css.Disable, cdp.Empty{})
	_, err2 := cdp.Call(ctx, t, dom.Disable, cdp.Empty{})
	_, err3 := cdp.Call(ctx, t, network.Disable, cdp.Empty{})
	return errors.Join(err1, err2, err3)
})

// hold holds the page to what it brings along: no script, no request. The
// medium is set now, so that fonts and pictures of paper alone are loaded.
var hold = chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
	_, err1 := cdp.Call(ctx, t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	_, err2 := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	_, err3 := cdp.Call(ctx, t, fetch.Enable, fetch.EnableParams{})
	return errors.Join(err1, err2, err3)
})

// fill sets what the page shows.
func fill(html []byte) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		tree, err := cdp.Call(ctx, t, page.GetFrameTree, cdp.Empty{})
		if err != nil {
			return err
		}
		_, err = cdp.Call(ctx, t, page.SetDocumentContent, page.SetDocumentContentParams{FrameID: tree.FrameTree.Frame.ID, HTML: string(html)})
		return err
	})
}

// ready waits until all fonts and pictures of the page are decoded, those of
// margins and of other parts that are not laid out yet included. What cannot be
// decoded is left to the page. Chromium 156 has data: addresses at hand as soon
// as the content is set, but it promises nothing, and other versions wait.
const ready = `(async () => {
	const skip = () => {};
	document.documentElement.getBoundingClientRect(); // lays out, and so asks for pictures of styles
	for (const i of document.images) i.loading = 'eager';
	await Promise.all([...document.fonts].map((f) => f.load().catch(skip)));
	await document.fonts.ready;
	await Promise.all([...document.images].map((i) => i.decode().catch(skip)));
	return document.readyState === 'complete';
})()`

// settle runs ready, again and again until the page is loaded. The ban on
// scripts does not reach it: it comes from outside the page.
var settle = chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
	yes := true
	for {
		r, err := cdp.Call(ctx, t, runtime.Evaluate, runtime.EvaluateParams{Expression: ready, AwaitPromise: &yes, ReturnByValue: &yes})
		switch {
		case err != nil:
			return err
		case r.ExceptionDetails != nil:
			return fmt.Errorf("waiting for fonts and pictures: %s", r.ExceptionDetails.Text)
		case string(r.Result.Value) == "true":
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(10 * time.Millisecond):
		}
	}
})
