package pages

import (
	"bytes"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/paper/packet"
	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/site/casecharts"
	"github.com/casebook-dev/casebook/generator/internal/site/chart"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// A packet that is composed alone says what the site's says, and holds the
// entries that it prints.
func TestPacketAloneIsThatOfTheSite(t *testing.T) {
	whole := readCase(t, os.DirFS(repository))
	for _, word := range config.AudienceNames() {
		reader, _ := config.ParseAudience(word)
		c := audience.View(whole, reader)
		p := allSections()
		for i := range c.Evidence[:min(4, len(c.Evidence))] {
			p.Exhibits = append(p.Exhibits, packet.Choice{Key: c.Evidence[i].Key()})
		}
		opt := Options{Packet: p, Audience: reader, BaseURL: "https://example.org/case/", Draw: outline}
		site, _ := Compose(c, assess.Of(c, demoDay), opt)
		v, tree := bound(t, c, opt)
		want := packetIn(t, site)
		v.Colophon, want.Colophon = nil, nil // how to verify a site is another thing
		if !bytes.Equal(wording.Encode(v), wording.Encode(want)) {
			t.Errorf("for %s: %s", word, firstDifference(strings.ReplaceAll(string(wording.Encode(want)), ",", ",\n"), strings.ReplaceAll(string(wording.Encode(v)), ",", ",\n")))
		}
		if !bytes.Contains(tree.Files["content/packet/_index.md"], []byte(`"outputs":["packet"]`)) ||
			bytes.Contains(site.Files["content/packet/_index.md"], []byte(`"outputs"`)) {
			t.Error("the output format is that of the wrong one")
		}
		for _, name := range printedBy(v) {
			if tree.Files["content"+name+".md"] == nil && tree.Files["content"+name+"/index.md"] == nil {
				t.Errorf("for %s: the packet prints %s, which is not composed", word, name)
			}
		}
		for name := range tree.Files {
			folder := path.Dir(name)
			if folder != "content/packet" && strings.HasSuffix(name, "/_index.md") && name != "content/_index.md" {
				t.Errorf("for %s: %s is not printed", word, name)
			}
		}
		met := map[string]bool{}
		drawn := drawings(t, tree)
		for _, id := range drawn {
			if met[id] {
				t.Errorf("for %s: the drawing %s is printed twice", word, id)
			}
			met[id] = true
		}
		if len(drawn) != tree.Charts {
			t.Errorf("for %s: %d drawings are printed, %d are counted", word, len(drawn), tree.Charts)
		}
		for name := range tree.Static {
			if id, ok := strings.CutSuffix(path.Base(name), ".svg"); ok && !met[strings.TrimSuffix(id, casecharts.NarrowEnd)] {
				t.Errorf("for %s: %s is drawn and not printed", word, name)
			}
		}
	}
}

// outline stands for the press: it draws nothing in particular.
func outline(jobs []chart.Job) ([]chart.Figure, []error) {
	figures := make([]chart.Figure, len(jobs))
	for i, j := range jobs {
		figures[i] = chart.Figure{SVG: []byte("<svg id=\"" + j.ID + "\"/>"), Option: []byte("{}")}
	}
	return figures, make([]error, len(jobs))
}

// printedBy gives the entries whose words a packet prints.
func printedBy(v views.Packet) []string {
	var all []string
	for _, list := range [][]views.PacketEntry{v.CaseStudies, v.Questions, v.Feedback} {
		for _, e := range list {
			all = append(all, e.Path)
		}
	}
	for _, x := range v.Exhibits {
		all = append(all, x.Path)
	}
	return all
}

// drawings lists the ids of the drawings on a packet's page, those of the
// bodies that it prints included.
func drawings(t *testing.T, tree Tree) []string {
	var ids []string
	for _, name := range slices.Sorted(maps.Keys(tree.Files)) {
		if !strings.HasPrefix(name, "content/") {
			continue
		}
		own, inBody := figuresOn(t, tree, name)
		for _, f := range slices.Concat(own, inBody) {
			ids = append(ids, f.ID)
		}
	}
	return ids
}
