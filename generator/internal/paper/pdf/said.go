package pdf

import (
	"context"
	"errors"
	"regexp"
	"strings"
	"sync"
)

// explain gives the reason of a failure in one line: the end of ctx, before all
// that came of it; else why the work was given up, or what went wrong, and what
// the browser said to it.
func (b *Browser) explain(ctx, work context.Context, err error) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	if work.Err() != nil {
		err = context.Cause(work)
	}
	reason, _, _ := strings.Cut(err.Error(), "\n")                                     // chromedp appends all that was said
	reason = strings.TrimSuffix(strings.TrimSuffix(reason, ":"), ": context canceled") // that of chromedp's own
	if said := b.said.reason(); said != "" {
		reason += "; the browser said: " + said
	}
	return errors.New(reason) // it may hold a context.Canceled that nobody asked for
}

// speech keeps the end of what a browser says.
type speech struct {
	mu   sync.Mutex
	text []byte
}

const (
	keptSpeech = 16 << 10 // bytes
	maxReason  = 300      // bytes
)

func (s *speech) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.text = append(s.text, p...)
	if drop := len(s.text) - keptSpeech; drop > 0 {
		s.text = append(s.text[:0], s.text[drop:]...)
	}
	return len(p), nil
}

var (
	// stamp begins a line of Chromium: "[26485:26485:1122/084435.053:FATAL:a/b.cc:315] ".
	stamp = regexp.MustCompile(`^\[[^\]]*\] ?`)
	// chatter is what Chromium says in good health, where there is no desktop, and
	// what it says of every letter where there is no font.
	chatter = regexp.MustCompile(`dbus/|crashpad/|zygote|gcm/|vaapi|DevTools listening|unexpected operator|InitializeSandbox|sqlite_persistent_shared_dictionary_store|TextRunHarfBuzz|render_text_harfbuzz`)
)

// reason picks what the browser says about its end, or else what it said last.
func (s *speech) reason() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var kept []string
	for line := range strings.Lines(strings.ToValidUTF8(string(s.text), "")) {
		line = strings.TrimSpace(line)
		words := stamp.ReplaceAllString(line, "")
		switch {
		case strings.Contains(line, ":FATAL:"):
			return words[:min(len(words), maxReason)]
		case words != "" && !chatter.MatchString(line):
			kept = append(kept, words)
		}
	}
	all := strings.Join(kept, " / ")
	return strings.ToValidUTF8(all[max(0, len(all)-maxReason):], "")
}
