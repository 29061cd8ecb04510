package generator

import (
	"bytes"
	"encoding/json"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/casebook-dev/casebook/generator/internal/site/card"
)

const sharedAt = "https://case.example/ada/"

// forOthers is what the head of a page says for other sites.
type forOthers struct {
	fields map[string]string // og:title, twitter:card, canonical
	data   []string          // JSON-LD
	texts  string            // all of the page, squeezed
}

func sharedOf(t *testing.T, page []byte) forOthers {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	s := forOthers{fields: map[string]string{}}
	var texts strings.Builder
	for n := range doc.Descendants() {
		switch {
		case n.Type != html.ElementNode:
		case n.Data == "meta" && attribute(n, "name") == "description":
			texts.WriteString(attribute(n, "content"))
		case n.Data == "meta":
			s.fields[attribute(n, "property")+attribute(n, "name")] = attribute(n, "content")
		case n.Data == "link" && attribute(n, "rel") == "canonical":
			s.fields["canonical"] = attribute(n, "href")
		case n.Data == "script" && attribute(n, "type") == "application/ld+json":
			s.data = append(s.data, legible(n))
		case n.Data == "body":
			texts.WriteString(legible(n))
		}
	}
	s.texts = squeezed(texts.String())
	return s
}

// TestCardsShowWhatTheirPagesSay: what other sites show of a page of a public site is on
// the page, in both themes; a card that nobody may read would be found by its words.
func TestCardsShowWhatTheirPagesSay(t *testing.T) {
	t.Parallel()
	for _, theme := range []string{"casebook", "plain"} {
		folder, built := demoSite(t, Flag{Key: "audience", Name: "--audience", Value: "public"}, Flag{Key: "baseURL", Name: "--base-url", Value: sharedAt}, Flag{Key: "theme", Name: "--theme", Value: theme})
		cards, pages := map[string]bool{}, 0
		for name, page := range htmlIn(t, folder) {
			s := sharedOf(t, page)
			if name == "404.html" {
				if len(s.data) > 0 || s.fields["og:image"] != "" {
					t.Errorf("%s: %v", name, s.fields)
				}
				continue
			}
			pages++
			address := sharedAt + strings.TrimSuffix(name, "index.html")
			if s.fields["canonical"] != address || s.fields["og:url"] != address || s.fields["twitter:card"] != "summary_large_image" {
				t.Errorf("%s: %v", name, s.fields)
			}
			if title := squeezed(s.fields["og:title"]); title == "" || !strings.Contains(s.texts, title) {
				t.Errorf("%s: the title %q is not on the page", name, s.fields["og:title"])
			}
			for _, text := range s.data {
				var thing struct{ URL, Context string }
				if err := json.Unmarshal([]byte(strings.ReplaceAll(text, "@context", "context")), &thing); err != nil || thing.URL != address || thing.Context != "https://schema.org" {
					t.Errorf("%s: %v, %s", name, err, text)
				}
			}
			file, own := strings.CutPrefix(s.fields["og:image"], sharedAt)
			own = own && (name == "index.html" || file != "cards/home.png")
			if own == (len(s.data) == 0) {
				t.Errorf("%s: the card %q, and %d things for search engines", name, file, len(s.data))
			}
			data, err := os.ReadFile(filepath.Join(folder, file))
			if err != nil {
				t.Fatal(err)
			}
			if !own || cards[file] {
				continue
			}
			cards[file] = true
			if picture, err := png.DecodeConfig(bytes.NewReader(data)); err != nil || picture.Width != card.Width || picture.Height != card.Height {
				t.Errorf("%s: %v, %v", file, picture, err)
			}
			texts := describedIn(t, data)
			if len(texts) < 3 {
				t.Errorf("%s says only %q", file, texts)
			}
			for _, text := range texts {
				if !strings.Contains(s.texts, squeezed(text)) {
					t.Errorf("%s shows %q, which is not on its page", file, text)
				}
			}
		}
		if len(cards) < 5 || pages != built.Pages {
			t.Errorf("%s: %d cards of %d pages", theme, len(cards), pages)
		}
	}
}

// describedIn gives the texts of a card, from its file.
func describedIn(t *testing.T, picture []byte) []string {
	t.Helper()
	_, said, ok := bytes.Cut(picture, []byte("iTXtDescription\x00\x00\x00\x00\x00"))
	if !ok {
		t.Fatal("a card without its description")
	}
	said, _, _ = bytes.Cut(said, []byte("IDAT"))
	said, _, _ = bytes.Cut(said, []byte("PLTE"))
	return strings.Split(string(said[:len(said)-8]), "\n") // a sum, and a length
}

func htmlIn(t *testing.T, folder string) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	if err := filepath.WalkDir(folder, func(file string, d os.DirEntry, err error) error {
		if err != nil || filepath.Ext(file) != ".html" {
			return err
		}
		name, _ := filepath.Rel(folder, file)
		all[filepath.ToSlash(name)], err = os.ReadFile(file)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return all
}
