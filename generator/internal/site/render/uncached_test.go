package render

import "testing"

// A partial that the author's templates ask for in Hugo's cache is of the page that shows
// it, and not of the one that came first; so is one of the author's that the theme asks for.
func TestCachedPartialsAreOfTheirPage(t *testing.T) {
	site := planned(t, rota+`
-- content/evidence/queue.md --
---
title: Queue
---
-- portfolio/layouts/_partials/own.html --
<i>{{ .Title }}</i>
-- portfolio/layouts/_partials/kept.html --
{{ return (add . 1) }}
-- portfolio/layouts/evidence/page.html --
{{ define "main" }}{{ partialCached "own.html" . -}}
|{{- partials.IncludeCached "own.html" . "a" .Section -}}
|{{- if (partialCached "own.html" .) }}yes{{ end -}}
|{{- partialCached "kept.html" 2 2 }}{{ printf "%s" "partialCached" }}{{ end }}
`).site(t)
	for page, title := range map[string]string{"evidence/rota/index.html": "Rota", "evidence/queue/index.html": "Queue"} {
		wants(t, site, page, "<i>"+title+"</i>\n|<i>"+title+"</i>\n|yes|3partialCached")
	}
}
