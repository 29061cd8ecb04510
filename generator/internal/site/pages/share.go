package pages

import (
	"path"
	"runtime"
	"strings"

	"golang.org/x/sync/errgroup"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/site/card"
	"github.com/casebook-dev/casebook/generator/internal/site/caseindex"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
)

// cardsFolder is where the cards of a site are. A file of the author's own in static/
// goes before the card of its name.
const cardsFolder = "cards/"

// mostCards is how many cards are drawn: each takes some milliseconds to draw, to search
// and to write, and a case of hundreds of exhibits is shared by its home page.
const mostCards = 100

// canonical tells whether pages name their one address, and what other sites are to
// show of them: a site for everyone, unlocked, at an address.
func (d *composer) canonical() bool {
	return d.opt.Cover == nil && !d.bound && caseindex.Mapped(d.BaseURL, d.Audience)
}

// share notes for each page what other sites show of it, and draws the cards.
func (d *composer) share() {
	if !d.canonical() {
		return
	}
	var drawing errgroup.Group
	drawing.SetLimit(runtime.GOMAXPROCS(0))
	made := map[string]*[]byte{}
	put := func(name string, c card.Card) string {
		switch {
		case d.Pages["/"+name]: // the author's own
		case len(made) < mostCards && c.Draws():
			to := new([]byte)
			made[name] = to
			drawing.Go(func() (err error) {
				*to, err = c.PNG()
				return err
			})
		default:
			return ""
		}
		return d.absolute("/" + name)
	}
	look := config.LookOf(d.Case.Config.Params, d.Case.Theme, new(diag.List))
	common := ""
	for i := range d.queue { // the home page is the first
		p := &d.queue[i]
		p.share = &views.Share{Type: "website", Card: common}
		c := card.Card{Title: p.title, Line: wording.Plain(p.summary), Foot: d.SiteTitle(), Accent: look.Accent}
		switch v := p.view.(type) {
		case views.Home:
			p.share.Type, p.share.LinkedData = "profile", d.profilePage(p, v)
			c.Kicker, c.Title, c.Foot = v.Owner.Line, d.SiteTitle(), d.dayLine()
			common = put(cardsFolder+"home.png", c)
			p.share.Card = common
		case views.Exhibit:
			c.Kicker = v.Label
			d.shareWork(p, "CreativeWork", put(cardName(p), c))
		case views.CaseStudy:
			c.Kicker = v.Crumbs[len(v.Crumbs)-1].Title
			d.shareWork(p, "Article", put(cardName(p), c))
		}
	}
	if err := drawing.Wait(); err != nil {
		panic("bug: a card cannot be drawn: " + err.Error())
	}
	for name, data := range made {
		d.tree.Static[name] = *data
	}
}

// cardName gives the file of the card of an entry: "cards/evidence/rota.png".
func cardName(p *page) string { return path.Join(cardsFolder, p.path) + ".png" }

// shareWork notes what other sites show of an entry that is a work of its own.
func (d *composer) shareWork(p *page, kind, picture string) {
	p.share.Type = "article"
	if picture != "" {
		p.share.Card = picture
	}
	t := d.thing(kind, p)
	t.Headline, t.Image = p.title, p.share.Card
	if on := wording.DateOf(p.date); on != nil && (p.date.V.First == p.date.V.Last || len(on.ISO) == len("2026-03")) {
		t.Created = on.ISO // of a quarter there is no such date
	}
	if owner := d.Owner(); owner.Name != "" {
		t.Author = &thing{Type: "Person", Name: owner.Name, URL: d.absolute("/")}
	}
	t.PartOf = &thing{Type: "WebSite", Name: d.SiteTitle(), URL: d.absolute("/")}
	p.share.LinkedData = string(wording.Encode(t))
}

// profilePage describes the home page: a page about a person.
func (d *composer) profilePage(p *page, v views.Home) string {
	if v.Owner.Name == "" {
		return ""
	}
	t := d.thing("ProfilePage", p)
	t.Name, t.Modified = d.SiteTitle(), d.Judged.Day.String()
	t.About = &thing{Type: "Person", Name: v.Owner.Name, JobTitle: v.Owner.Role, URL: d.absolute("/")}
	if v.Owner.PhotoName != "" {
		t.About.Image = d.absolute("/" + v.Owner.PhotoName)
	}
	return string(wording.Encode(t))
}

func (d *composer) thing(kind string, p *page) thing {
	return thing{Context: "https://schema.org", Type: kind, Description: wording.Plain(p.summary), URL: d.absolute(p.path)}
}

// thing is something that schema.org has a word for, as JSON-LD.
type thing struct {
	Context     string `json:"@context,omitempty"`
	Type        string `json:"@type"`
	Name        string `json:"name,omitempty"`
	Headline    string `json:"headline,omitempty"`
	Description string `json:"description,omitempty"`
	URL         string `json:"url,omitempty"`
	Image       string `json:"image,omitempty"`
	JobTitle    string `json:"jobTitle,omitempty"`
	Created     string `json:"dateCreated,omitempty"`
	Modified    string `json:"dateModified,omitempty"`
	About       *thing `json:"mainEntity,omitempty"`
	Author      *thing `json:"author,omitempty"`
	PartOf      *thing `json:"isPartOf,omitempty"`
}

// absolute gives the whole address of a path below the base.
func (d *composer) absolute(path string) string {
	return strings.TrimSuffix(d.BaseURL, "/") + "/" + strings.TrimPrefix(d.At(path), d.Base)
}
