package colophon_test

import (
	"io/fs"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/paper/colophon"
	"github.com/casebook-dev/casebook/generator/internal/privacy/audience"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

var (
	sumA = strings.Repeat("a", 64)
	sumB = strings.Repeat("b", 64)
)

func sample() colophon.Colophon {
	return colophon.Colophon{
		Version: 1, Title: `R&D <"case">`, Profile: "committee", Audience: "committee", Day: "2026-06-30",
		Commit: "08a96722b6c208085fb4a60853668b781b71826a", Changed: true, Level: "staff",
		Framework: colophon.Framework{Name: "Ladder", Version: "2"},
		Exhibits: []colophon.Exhibit{
			{1, "rota", "Incident lead rota", "content/evidence/rota.md", sumA},
			{2, "row", "Row", "content/evidence.yaml", sumB}, {3, "row-2", "Row 2", "content/evidence.yaml", sumB},
		},
		Files: []colophon.File{{"config.yaml", sumA}, {"content/evidence.yaml", sumB}, {"content/evidence/rota.md", sumA}},
	}
}

func TestReadGivesWhatWasWritten(t *testing.T) {
	c := sample()
	data := c.JSON()
	got, err := colophon.Read(data)
	if err != nil || !reflect.DeepEqual(got, c) {
		t.Errorf("%v\n%+v", err, got)
	}
	text := string(data)
	if !strings.HasSuffix(text, "}\n") || !strings.Contains(text, "\n  \"title\": \"R&D <\\\"case\\\">\",\n") {
		t.Errorf("it is not for people to read: %s", text)
	}
	whole(t, func(t *testing.T, portfolio fs.FS) {
		for _, a := range audiences {
			c := of(t, portfolio, a)
			got, err := colophon.Read(c.JSON())
			if err != nil || !reflect.DeepEqual(got, c) {
				t.Errorf("for %s: %v", a, err)
			}
		}
	})
}

func TestLongTitlesAreReadAgain(t *testing.T) {
	portfolio := files(map[string]string{"content/evidence/e.md": "---\nended: 2026-01-01\ntitle: " + strings.Repeat("ä", 900) + "\n---\n"})
	c, err := colophon.Of(portfolio, audience.View(read(t, portfolio), config.Self), config.Self, today, colophon.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if title := c.Exhibits[0].Title; len(title) > 1000 || !strings.HasSuffix(title, "ä…") {
		t.Errorf("the title has %d bytes and ends with %q", len(title), title[len(title)-10:])
	}
	if _, err := colophon.Read(c.JSON()); err != nil {
		t.Error(err)
	}
}

func TestReadRefuses(t *testing.T) {
	change := func(f func(c *colophon.Colophon)) string {
		c := sample()
		f(&c)
		return string(c.JSON())
	}
	text := func(old, new string) string { return strings.Replace(string(sample().JSON()), old, new, 1) }
	path := func(p string) string {
		return change(func(c *colophon.Colophon) { c.Files[0].Path = p })
	}
	for name, x := range map[string]struct{ data, want string }{
		"nothing":                   {"", "cannot be read"},
		"no JSON":                   {"colophon", "cannot be read"},
		"another JSON":              {"{}", "a version that casebook never wrote"},
		"a list":                    {"[]", "cannot be read"},
		"a newer form":              {text(`"version": 1`, `"version": 2, "more": []`), "made by a newer casebook"},
		"an impossible form":        {text(`"version": 1`, `"version": -1`), "a version that casebook never wrote"},
		"a form that is text":       {text(`"version": 1`, `"version": "1"`), "cannot be read"},
		"an unknown field":          {text(`"version": 1`, `"version": 1, "more": 2`), "more"},
		"two values":                {text("{", "{}{"), "cannot be read"},
		"no lists":                  {`{"version": 1, "title": "x", "audience": "self", "day": "2026-01-01"}`, "lists no files"},
		"no audience":               {change(func(c *colophon.Colophon) { c.Audience = "" }), "no audience"},
		"an unknown audience":       {change(func(c *colophon.Colophon) { c.Audience = "boss" }), `"boss"`},
		"no day":                    {change(func(c *colophon.Colophon) { c.Day = "" }), "no day"},
		"a month":                   {change(func(c *colophon.Colophon) { c.Day = "2026-06" }), "2026-06"},
		"a short commit":            {change(func(c *colophon.Colophon) { c.Commit = "08a9672" }), "08a9672"},
		"a changed nothing":         {change(func(c *colophon.Colophon) { c.Commit = "" }), "no commit"},
		"a long title":              {change(func(c *colophon.Colophon) { c.Title = strings.Repeat("x", 1001) }), "too long"},
		"a path upwards":            {path("../etc/passwd"), "../etc/passwd"},
		"a path with dots":          {path("content/../../x"), "not a path"},
		"an absolute path":          {path("/etc/passwd"), "not a path"},
		"an empty path":             {path(""), "not a path"},
		"the folder itself":         {path("."), "not a path"},
		"a path that is long":       {path(strings.Repeat("x", 5000)), "not a path"},
		"files out of order":        {path("z"), "out of order"},
		"a file twice":              {path("content/evidence.yaml"), "out of order"},
		"no hash":                   {change(func(c *colophon.Colophon) { c.Files[0].SHA256 = "" }), "not a SHA-256"},
		"a hash in upper case":      {change(func(c *colophon.Colophon) { c.Files[0].SHA256 = strings.ToUpper(sumA) }), "not a SHA-256"},
		"empty exhibits":            {text(`"exhibits": [`, `"exhibits": [`+strings.Repeat("{},", 100)), "exhibit 1 has the number 0"},
		"empty files":               {text(`"files": [`, `"files": [`+strings.Repeat("{},", 100)), `"" is not a path`},
		"exhibits that are no list": {text(`"exhibits": [`, `"exhibits": {"x": [`), "cannot be read"},
		"a hole in numbers":         {change(func(c *colophon.Colophon) { c.Exhibits[1].Number = 4 }), "has the number 4"},
		"an id twice":               {change(func(c *colophon.Colophon) { c.Exhibits[1].ID = "rota" }), "exhibit 2"},
		"no id":                     {change(func(c *colophon.Colophon) { c.Exhibits[1].ID = "" }), "exhibit 2"},
		"an exhibit elsewhere":      {change(func(c *colophon.Colophon) { c.Exhibits[0].Path = "../x" }), "contradicts"},
		"two hashes of a file":      {change(func(c *colophon.Colophon) { c.Exhibits[0].SHA256 = sumB }), "contradicts"},
		"no list of files":          {strings.Replace(`{"version": 1, "title": "x", "audience": "self", "day": "2026-01-01", "exhibits": {}, "files": []}`, "{}", `{"a": 1}`, 1), "lists no files"},
		"too much":                  {strings.Repeat(" ", 64<<20+1), "more than 64 MB"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := colophon.Read([]byte(x.data)); err == nil || !strings.Contains(err.Error(), x.want) {
				t.Errorf("the error is %v; it should say %q", err, x.want)
			}
		})
	}
}

func TestPagesHoldTheirColophon(t *testing.T) {
	c := sample()
	c.Title = "\"><script>alert('x')</script>\r\n&quot; \u2028 -->"
	for name, x := range map[string]struct{ page, want string }{
		"whole":            {"<!doctype html><html lang=en><head><title>x</title></head><body>y</body></html>", "</title><meta"},
		"no end of head":   {"<!doctype html><html><head><title>x</title><body>y", "</title><meta"},
		"head alone":       {"<!doctype html><head><p>x", "<head><meta"},
		"no head":          {"<!doctype html><html lang=en><p>x", "<html lang=en><meta"},
		"nothing":          {"x", "<meta"},
		"empty":            {"", "<meta"},
		"a head in words":  {"<html><head><title></head></title><style>/* </head> */</style><!-- </head> --></head>", "--><meta"},
		"upper case":       {"<HTML><HEAD></HEAD><BODY></BODY></HTML>", "<HEAD><meta"},
		"header in a body": {"<html><body><header>x</header>", "<html><meta"},
	} {
		t.Run(name, func(t *testing.T) {
			page := c.Mark([]byte(x.page))
			if !strings.Contains(string(page), x.want) || strings.Contains(string(page), "<script>") {
				t.Errorf("the page is %s", page)
			}
			got, err := colophon.FromHTML(page)
			if err != nil || !reflect.DeepEqual(got, c) {
				t.Errorf("%v\n%+v", err, got)
			}
			if _, err := colophon.FromHTML(c.Mark(page)); err == nil || !strings.Contains(err.Error(), "more than one") {
				t.Errorf("with two: %v", err)
			}
		})
	}
}

func TestPagesWithoutColophon(t *testing.T) {
	for name, page := range map[string]string{
		"nothing":    "",
		"a page":     "<html><head><meta charset=utf-8><meta name=viewport content=x></head><p>x",
		"a comment":  "<!-- <meta name=\"casebook-colophon\" content=\"{}\"> -->",
		"a script":   "<script>'<meta name=\"casebook-colophon\" content=\"{}\">'</script>",
		"no element": "<metadata name=\"casebook-colophon\" content=\"{}\"><p title='<meta name=casebook-colophon content={}>'>",
	} {
		if _, err := colophon.FromHTML([]byte(page)); err == nil || !strings.Contains(err.Error(), "contains no colophon") {
			t.Errorf("%s: the error is %v", name, err)
		}
	}
	if _, err := colophon.FromHTML([]byte(`<meta content="{}" name="casebook-colophon">`)); err == nil || !strings.Contains(err.Error(), "a version that casebook never wrote") {
		t.Errorf("an empty colophon: %v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(sample().JSON())
	f.Add([]byte(`{"version": 1, "title": "", "audience": "public", "day": "2026-01-01", "framework": {}, "exhibits": [], "files": []}`))
	f.Add([]byte(`{"version":2}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := colophon.Read(data)
		if err != nil {
			return
		}
		for _, file := range c.Files {
			if !fs.ValidPath(file.Path) {
				t.Fatalf("it let pass the path %q", file.Path)
			}
		}
		again, err := colophon.Read(c.JSON())
		if err != nil || !reflect.DeepEqual(again, c) {
			t.Fatalf("%v\n%+v\n%+v", err, c, again)
		}
		said(t, c.Said())
		for _, change := range append(colophon.Compare(c, sample()), colophon.Compare(sample(), c)...) {
			said(t, change.Text)
		}
		if all := colophon.Compare(c, c); len(all) > 0 {
			t.Fatalf("it differs from itself: %+v", all)
		}
		again, err = colophon.FromHTML(c.Mark([]byte("<html><head></head></html>")))
		if err != nil || !reflect.DeepEqual(again, c) {
			t.Fatalf("through a page: %v\n%+v\n%+v", err, c, again)
		}
	})
}

func FuzzFromHTML(f *testing.F) {
	c := sample()
	f.Add(c.Mark([]byte("<!doctype html><html><head><title>x</title></head><body></body></html>")))
	f.Add([]byte("<meta name=casebook-colophon content='{&quot;version&quot;:1}'>"))
	f.Add([]byte("<!doctype html"))
	f.Fuzz(func(t *testing.T, page []byte) {
		if _, err := colophon.FromHTML(page); err == nil || !strings.Contains(err.Error(), "contains no colophon") {
			return
		}
		if got, err := colophon.FromHTML(c.Mark(page)); err != nil || !reflect.DeepEqual(got, c) {
			t.Fatalf("a page does not hold what it was marked with: %v", err)
		}
	})
}

// said fails for a text that would make a terminal do something.
func said(t *testing.T, text string) {
	t.Helper()
	for _, r := range text {
		if r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || r == '\u202e' || r == '\u2066' {
			t.Fatalf("the text holds %q: %q", r, text)
		}
	}
}

// What is no list of casebook's ends at its first item: it takes no memory beyond its bytes.
func TestEmptyExhibitsTakeNoMemory(t *testing.T) {
	data := []byte(`{"version":1,"audience":"public","day":"2026-06-30","files":[],"exhibits":[{}` + strings.Repeat(",{}", 1_000_000) + `]}`)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err := colophon.Read(data)
	runtime.ReadMemStats(&after)
	if took := after.TotalAlloc - before.TotalAlloc; err == nil || took > 8*uint64(len(data)) {
		t.Errorf("%d bytes took %d: %v", len(data), took, err)
	}
}
