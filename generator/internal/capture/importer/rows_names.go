package importer

import (
	"regexp"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// want is a field and what its columns are called in the exports of others, by their
// letters alone. The first column that holds something counts.
type want struct {
	field string
	names []string
}

// wanted are the fields that columns are looked for, by the collection. A column that is
// called as a field of the table fills it, whatever the table has.
func wanted(shape format.Shape) []want {
	all := ownNames(shape)
	all = append(all, []want{
		{"title", []string{"title", "name", "subject", "headline", "achievement", "accomplishment", "issuesummary", "shortdescription", "summary", "task", "what", "titel", "titre", "título", "titulo", "assunto", "asunto", "oquê", "oque", "nome", "tarefa", "tarea", "realização", "logro", "intitulé", "bezeichnung", "aufgabe", "thema"}},
		{bodyField, []string{"body", "description", "details", "notes", "note", "text", "comment", "feedback", "answer", "response", "content", "beschreibung", "descrição", "descricao", "descripción", "descripcion", "detalhes", "detalles", "détails", "notas", "notizen", "observações", "observaciones", "remarques", "bemerkung", "bemerkungen", "texto", "comentário", "comentario", "commentaire", "kommentar"}},
	}...)
	dates := []string{"mergedat", "merged", "completedat", "completed", "completionstime", "resolvedat", "resolved", "resolutiondate", "finishedat", "finished", "finishedon", "doneat", "done", "ended", "enddate", "end", "closedat", "closed", "date", "day", "when", "releasedate", "publishedon", "issuedate", "datum", "concluído", "concluido", "conclusão", "datadefim", "datafim", "fechadefin", "fechafin", "datedefin", "enddatum", "einddatum", "abgeschlossen", "fim", "ende", "data", "fecha"}
	begins := []string{"startedat", "started", "startdate", "start", "begin", "createdat", "created", "openedat", "opened", "startedon", "início", "inicio", "datadeinício", "datainício", "fechadeinicio", "fechainicio", "début", "datededébut", "beginn", "startdatum"}
	if _, ok := shape.Field("started"); ok {
		all = append(all, want{"started", begins})
	} else if shape.When != "" {
		dates = append(dates, begins...)
	}
	if shape.When != "" {
		all = append(all, want{shape.When, append([]string{shape.When, "givenat", "submitted", "submittedat", "sent", "timestamp"}, dates...)})
	}
	if shape.Until != "" {
		all = append(all, want{shape.Until, []string{shape.Until, "duedate", "due", "deadline", "enddate", "end", "targetdate"}})
	}
	for _, f := range shape.Fields {
		if f.Form == format.Artifact {
			all = append(all, want{f.Key, addresses})
		}
	}
	for _, list := range [][]format.Field{shape.Fields, format.Entry.Fields} {
		for _, f := range list {
			w := want{f.Key, []string{normal(f.Key)}}
			switch {
			case !fillable(f) || f.Key == "date" && shape.When != "date":
				continue
			case f.Key == "tags":
				w.names = append(w.names, "labels", "label", "labels.name", "components", "etiquetas", "étiquettes", "schlagworte", "schlagwörter")
			case f.Key == "competencies":
				w.names = append(w.names, "competency", "skill", "skills", "skillids", "competência", "competências", "competencia", "competencias", "compétence", "compétences", "kompetenz", "kompetenzen")
			case f.Key == "witnesses":
				w.names = append(w.names, "witness", "testemunha", "testemunhas", "testigo", "testigos", "témoin", "témoins", "zeuge", "zeugen")
			case f.Key == "from":
				w.names = append(w.names, "author", "giver", "reviewer", "givenby", "reviewername", "provider", "by", "autor", "auteur")
			case f.Key == "links" && shape.Name != "evidence":
				w.names = append(w.names, addresses...)
			}
			all = append(all, w)
		}
	}
	return all
}

// ownNames are the fields that a column is called by itself. Those that other programs
// use for another thing are not among them: what Jira calls a summary is a title.
func ownNames(shape format.Shape) []want {
	var all []want
	for _, list := range [][]format.Field{shape.Fields, format.Entry.Fields} {
		for _, f := range list {
			if fillable(f) && f.Key != "summary" && f.Key != "date" {
				all = append(all, want{f.Key, []string{normal(f.Key)}})
			}
			for _, part := range partsOf(shape, f) {
				all = append(all, want{part, []string{normal(part)}})
			}
		}
	}
	return all
}

var addresses = []string{"url", "htmlurl", "weburl", "link", "permalink", "address", "credentialurl", "ligação", "hiperligação", "enlace", "lien"}

// guessed fills a field from columns whose names say that they hold it. A column fills
// one field.
func (r *rowReader) guessed(w want, taken map[string]bool) fill {
	f := fill{field: w.field}
	if taken[w.field] {
		return f
	}
	used := map[int]bool{}
	for _, other := range r.fills {
		for _, c := range other.columns {
			used[c] = true
		}
	}
	field, _ := fieldOf(r.shape, w.field)
	for _, name := range w.names {
		var same []int
		for i, h := range r.header {
			if normal(h) == name && !used[i] && (name != "data" || most(columnOf(r.rows, i), isDate)) { // an English table has data of all kinds
				same = append(same, i)
			}
		}
		if len(same) > 1 && len(f.columns) == 0 {
			return r.named(w.field, same, "")
		}
		if f.columns = append(f.columns, same...); len(f.columns) > 0 && field.Form != format.Date {
			return f
		}
	}
	return f
}

// pulls are the columns of a list of pull or merge requests that say what became of
// them; -1 is none.
type pulls struct{ state, merged, closed, request int }

// pullColumns finds them. A list is one of pull requests if a column says when they were
// merged, or some are.
func (r *rowReader) pullColumns() pulls {
	p := pulls{-1, -1, -1, -1}
	for i, h := range r.header {
		switch normal(h) {
		case "state":
			p.state = i
		case "mergedat", "pullrequest.mergedat":
			p.merged = i
		case "pullrequest.url": // a list of issues holds pull requests too
			p.request = i
		case "closedat":
			p.closed = i
		}
	}
	if p.merged < 0 && !slices.ContainsFunc(r.rows, func(row []source.Cell) bool { return strings.EqualFold(textIn(row, p.state), "merged") }) {
		return pulls{-1, -1, -1, -1}
	}
	return p
}

// read leaves out what was closed without being merged.
func (p pulls) read(f *Found, row []source.Cell) {
	state := strings.ToLower(textIn(row, p.state))
	if p.request >= 0 && textIn(row, p.request) == "" {
		return
	}
	if p.merged >= 0 && textIn(row, p.merged) == "" && textIn(row, p.closed) != "" || p.merged < 0 && state == "closed" || p.merged >= 0 && textIn(row, p.merged) == "" && state == "closed" {
		f.Because = "it was closed without being merged"
	}
}

func (p pulls) used() []int {
	var all []int
	for _, c := range []int{p.state, p.merged, p.closed, p.request} {
		if c >= 0 {
			all = append(all, c)
		}
	}
	return all
}

// ticket is what trackers call a piece of work.
var ticket = regexp.MustCompile(`^\pL{2,10}-?\d+$`)

// key says what the source knows a row by: an address, a key such as ABC-12, or a number
// with the title, since two lists count from one.
func (r *rowReader) key(f *Found, row []source.Cell) {
	if f.Key != "" {
		return
	}
	for _, name := range []string{"htmlurl", "weburl", "url", "permalink", "issuekey", "key", "id", "identifier", "number", "iid"} {
		for i, h := range r.header {
			text := textIn(row, i)
			if normal(h) != name || text == "" {
				continue
			}
			r.keyed[i] = true
			if _, has := f.given("artifacts"); !has && ticket.MatchString(text) && !strings.Contains(f.Body, h+": "+text) { // it is found again by it
				f.behind = h + ": " + text
			}
			if f.Key = text; strings.Trim(text, "0123456789") == "" {
				f.Key += "\x00" + r.titleOf(row)
			}
			return
		}
	}
}
