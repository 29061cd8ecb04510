package preview

import (
	"net/http"
	"net/url"
)

// guard gives the headers that every answer has, whatever it is. There is no
// Cross-Origin-Embedder-Policy: a site may show pictures of the hosts that its author
// allows, which need not send what that policy asks for.
func guard(h http.Header) {
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Origin-Agent-Cluster", "?1")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
}

// ofThisSite tells whether a request comes from a page of the preview, or from no
// page at all: a typed address, or a program. Another port of this machine is another
// site's: https://www.w3.org/TR/fetch-metadata/ . Of browsers that do not say it, the
// origin and the page that a request comes from do.
func ofThisSite(r *http.Request) bool {
	for _, site := range r.Header.Values("Sec-Fetch-Site") {
		if site != "same-origin" && site != "none" {
			return false
		}
	}
	for _, name := range []string{"Origin", "Referer"} {
		for _, from := range r.Header.Values(name) {
			if at, err := url.Parse(from); err != nil || at.Scheme != "http" || at.Host != r.Host {
				return false
			}
		}
	}
	return true
}

// refuse is the answer to a page of another site. It is the same for every address and
// every method, and looks at nothing. A reader who followed a link can go on from it.
func refuse(w http.ResponseWriter) {
	w.Header().Set("Content-Type", typeOf(index))
	w.WriteHeader(http.StatusForbidden)
	_, _ = w.Write([]byte(refusal)) // the reader has gone
}

const refusal = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>casebook</title></head><body>` +
	`<p>A page of another site asked for this preview, which is refused. <a href="/">Go to the preview</a></p></body></html>`
