package preview

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
)

// The addresses that a preview has beside those of its site. No portfolio makes
// a page there: the ids of entries do not begin with an underscore.
const (
	scriptPath = "/_casebook/reload.js"
	eventsPath = "/_casebook/events"
)

//go:embed reload.js
var script []byte

// withScript puts the script behind a page, where every browser takes it for the
// end of its body.
func withScript(page []byte, version int) []byte {
	return slices.Concat(page, fmt.Appendf(nil, `<script src="%s?v=%d"></script>`, scriptPath, version))
}

// event is what an open page is told.
type event struct {
	Version int    `json:"version"` // of the site; a page of another one is out of date
	Trouble string `json:"trouble"` // of the last build; "" = none
}

// events tells a page what there is, and each change, until the page is closed:
// https://html.spec.whatwg.org/multipage/server-sent-events.html .
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	out := http.NewResponseController(w)
	for {
		s.mu.Lock()
		now, changed := event{s.version, s.trouble}, s.changed
		s.mu.Unlock()
		text, err := json.Marshal(now)
		if err != nil {
			panic("bug: " + err.Error())
		}
		if _, err := fmt.Fprintf(w, "data: %s\n\n", text); err != nil || out.Flush() != nil {
			return // the page is closed
		}
		select {
		case <-changed:
		case <-r.Context().Done():
			return
		}
	}
}
