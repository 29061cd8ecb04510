package importer

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// What is read of an archive at most.
const (
	mostFiles    = 2_000
	mostOfAFile  = 16 << 20
	mostUnzipped = 128 << 20
)

// linkedIn are the tables of LinkedIn's export that evidence is made of.
var linkedIn = map[string]part{
	"positions.csv":       {title: []string{"Title", "Company Name"}, started: "Started On", ended: "Finished On", role: "Title", body: []string{"Description"}},
	"projects.csv":        {title: []string{"Title"}, started: "Started On", ended: "Finished On", link: "Url", kind: "project", body: []string{"Description"}},
	"publications.csv":    {title: []string{"Name"}, ended: "Published On", link: "Url", kind: "writing", body: []string{"Description"}},
	"certifications.csv":  {title: []string{"Name"}, ended: "Started On", link: "Url"}, // it finishes when it has to be renewed
	"courses.csv":         {title: []string{"Name"}},
	"education.csv":       {title: []string{"Degree Name", "School Name"}, started: "Start Date", ended: "End Date", body: []string{"Notes"}},
	"honors.csv":          {title: []string{"Title"}, ended: "Issued On", body: []string{"Description"}},
	"patents.csv":         {title: []string{"Title"}, ended: "Issued On", link: "Url", body: []string{"Description"}},
	"volunteering.csv":    {title: []string{"Role", "Company Name"}, started: "Started On", ended: "Finished On", role: "Role", body: []string{"Description"}},
	"organizations.csv":   {title: []string{"Position", "Name"}, started: "Started On", ended: "Finished On", role: "Position", body: []string{"Description"}},
	"test scores.csv":     {title: []string{"Name"}, ended: "Date", body: []string{"Description"}},
	"languages.csv":       {},
	"recommendations.csv": {},
}

// monthFirst is a day as LinkedIn writes it in each language: "03/05/25, 10:00 AM" is 5 March.
var monthFirst = regexp.MustCompile(`^(\d{2})/(\d{2})/(\d{2}), .*$`)

// recommendations are the words of others, in LinkedIn's export.
const recommendations = "recommendations_received.csv"

// fromLinkedIn finds the entries of the archive of CSV files that LinkedIn exports.
// Nothing is unpacked to a disk, and names within it lead nowhere.
func fromLinkedIn(file string, data []byte, shape format.Shape, account *Account) ([]Found, diag.List) {
	account.Read = "export of LinkedIn"
	var diags diag.List
	at := diag.Pos{File: file}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		diags.Errorf(at, "encoding-bad", "this is no zip archive that can be read").Hintf("download the export again")
		return nil, diags
	}
	if len(z.File) > mostFiles {
		diags.Errorf(at, "text-unbounded", "the archive holds %d files; at most %d are read", len(z.File), mostFiles).Hintf("give it the export of LinkedIn alone")
		return nil, diags
	}
	var found []Found
	read, left := 0, int64(mostUnzipped)
	because := "" // one of the tables was not read
	for _, f := range z.File {
		name := strings.ToLower(path.Base(strings.ReplaceAll(f.Name, `\`, "/")))
		p, known := linkedIn[name]
		known = known && len(p.title) > 0 && shape.Name != "feedback" || name == recommendations && shape.Name == "feedback"
		if f.FileInfo().IsDir() {
			continue
		}
		record := Record{At: file, What: f.Name, Became: LeftOut}
		if !known {
			record.Because = fmt.Sprintf("no %s is made of it", shape.One)
			if name == recommendations {
				record.Because = "what others say is feedback: casebook import feedback"
			}
			account.add(record)
			continue
		}
		text, err := unzipped(f, min(left, mostOfAFile))
		if err != nil {
			record.Because = err.Error()
			because = "; " + f.Name + " was not read: " + record.Because
			account.add(record)
			continue
		}
		left -= int64(len(text))
		rows, more := linkedInRows(file+"/"+path.Base(name), text)
		if len(more) > 0 {
			record.Because = more[0].Message
			account.add(record)
			continue
		}
		read++
		for _, row := range rows {
			if name == recommendations {
				found = append(found, fromRecommendation(row))
			} else {
				found = append(found, p.found(name, row)...)
			}
		}
	}
	if read == 0 {
		diags.Errorf(at, "type-wrong", "the archive holds no table of an export of LinkedIn that %s is made of%s", shape.One, because).
			Hintf("ask LinkedIn for the download of your data as a whole, with positions, projects and recommendations")
	}
	return found, diags
}

// unzipped gives the text of a file of an archive, within bounds.
func unzipped(f *zip.File, most int64) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("it cannot be unpacked")
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, most+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("it is damaged")
	case int64(len(data)) > most:
		return nil, fmt.Errorf("it unpacks to more than %d MB", most>>20)
	}
	return data, nil
}

// linkedInRows gives the rows of a table as maps. Lines of notes stand above the header
// of some.
func linkedInRows(file string, data []byte) ([]source.Value, diag.List) {
	t, diags := source.TableOf(file, data)
	if len(diags) > 0 {
		return nil, diags
	}
	for len(t.Rows) > 1 && source.Filled(t.Rows[0]) < 2 && len(t.Rows[1]) > 1 {
		t.Rows = t.Rows[1:]
	}
	var rows []source.Value
	for i, row := range t.Rows {
		if i == 0 {
			continue
		}
		v := source.Value{Kind: source.Mapping, Pos: row[0].Pos}
		for at, cell := range row {
			key := textIn(t.Rows[0], at)
			if cell.Text == "" {
				continue
			}
			if key == "" {
				key = fmt.Sprintf("column %d", at+1)
			}
			v.Fields = append(v.Fields, source.Field{Key: key, Pos: cell.Pos, Value: source.Value{Kind: source.Scalar, Pos: cell.Pos, Text: cell.Text}})
		}
		rows = append(rows, v)
	}
	return rows, nil
}

// fromRecommendation makes feedback of a recommendation.
func fromRecommendation(v source.Value) Found {
	name := strings.TrimSpace(cellAt(v, "First Name").Text + " " + cellAt(v, "Last Name").Text)
	f := Found{At: v.Pos.String(), What: "recommendation by " + name, Body: cellAt(v, "Text").Text}
	f.give("title", "", source.Cell{Text: "Recommendation by " + orElse(name, "somebody"), Pos: v.Pos})
	f.give("from", "", source.Cell{Text: name, Pos: v.Pos})
	given := cellAt(v, "Creation Date")
	given.Text = monthFirst.ReplaceAllString(given.Text, "20$3-$1-$2")
	f.give("given", "dates", given)
	for _, other := range v.Fields {
		if !slices.Contains([]string{"First Name", "Last Name", "Text", "Creation Date"}, other.Key) {
			f.Body += fmt.Sprintf("\n\n- %s: %s", other.Key, other.Value.Text)
		}
	}
	return f
}
