package importer

import (
	"regexp"
	"slices"
	"strings"

	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// want is a field and what its columns are called in the exports of others, by their
// letters alone and without accents. The first column that holds something counts.
type want struct {
	field string
	names []string
}

// What columns are called in English, Portuguese, Spanish, French, German and Dutch.
var (
	titleNames = strings.Fields(`title name subject headline achievement accomplishment issuesummary shortdescription summary task what
		titulo assunto oque nome tarefa atividade realizacao asunto tarea actividad logro nombre
		titre intitule sujet objet tache activite titel bezeichnung betreff aufgabe thema leistung taetigkeit tatigkeit onderwerp taak activiteit prestatie naam`)
	bodyNames = strings.Fields(`body description details notes note text comment feedback answer response content
		descricao detalhes notas observacoes texto comentario conteudo descripcion detalles observaciones comentarios contenido
		remarques commentaire contenu beschreibung notizen bemerkung bemerkungen kommentar inhalt
		beschrijving omschrijving toelichting opmerking opmerkingen notities tekst inhoud`)
	endNames = strings.Fields(`mergedat merged completedat completed completionstime resolvedat resolved resolutiondate finishedat finished finishedon
		doneat done ended enddate end closedat closed
		concluido conclusao datadefim datafim datafinal datadeconclusao datadetermino termino terminado encerrado ate fim
		fechadefin fechafin fechafinal fechadefinalizacion fechadeconclusion fechadetermino fechadecierre finalizado completado cierre hasta
		datedefin datefin datedecloture datedachevement termine acheve cloture jusquau fin
		enddatum endedatum abschlussdatum abgeschlossen abgeschlossenam abschluss beendet beendetam erledigt erledigtam fertig fertiggestellt bis ende
		einddatum eindedatum afgerond afgerondop voltooid voltooidop gereed gereedop afgesloten tot totenmet eind einde
		date day when releasedate publishedon issuedate datum data fecha`)
	startNames = strings.Fields(`startedat started startdate start begin createdat created openedat opened startedon
		inicio datadeinicio datainicio datainicial iniciado iniciadoem comeco desde fechadeinicio fechainicio fechainicial comienzo
		debut datededebut datedebut commence commencele depuis
		beginn beginndatum startdatum anfang anfangsdatum begonnen begonnenam gestartet von
		begindatum aanvang aanvangsdatum gestart gestartop vanaf van`)
	dueNames = strings.Fields(`duedate due deadline enddate end targetdate
		prazo datalimite vencimento datadefim fechalimite fechadevencimiento vencimiento plazo fechadefin echeance datelimite datedefin
		frist falligkeit fallig falligam enddatum uiterlijk uiterstedatum vervaldatum einddatum`)
	addresses = strings.Fields("url htmlurl weburl link permalink address credentialurl ligacao hiperligacao enlace lien webadresse webadres")

	// moreNames are what columns of a field are called beside its key.
	moreNames = map[string][]string{
		"impact":       resultNames,
		"tags":         strings.Fields("labels label labels.name components etiquetas palavraschave palabrasclave etiquettes motscles schlagworte schlagworter stichworte trefwoorden"),
		"competencies": strings.Fields("competency skill skills skillids competencia competencias habilidade habilidades habilidad habilidades competence competences kompetenz kompetenzen fahigkeit fahigkeiten competentie competenties vaardigheid vaardigheden"),
		"witnesses":    strings.Fields("witness testemunha testemunhas testigo testigos temoin temoins zeuge zeugen zeugin getuige getuigen"),
		"from":         strings.Fields("author giver reviewer givenby reviewername provider by autor auteur verfasser absender remetente remitente expediteur afzender"),
	}
	// oftenOther are names of dates that are words for other things, too: a column is called so
	// and has dates.
	oftenOther = strings.Fields("data von van bis tot ate")
)

// askedInForms are the questions of forms for feedback, and who answers, whose name is no title.
var askedInForms = []want{
	{"from", strings.Fields("name yourname fullname respondent respondentname naam nome nombre nom")},
	{"recognition", strings.Fields("whatwentwell whatworkedwell whatworked strengths strength positives keepdoing continue whatdoesthispersondowell starken staerken sterkepunten pontosfortes puntosfuertes pointsforts")},
	{"alternative", strings.Fields("whatcouldbebetter whatcouldbeimproved couldbebetter improvements areasforimprovement areasofimprovement whatcouldthispersondobetter suggestions startdoing verbesserungsvorschlage verbesserungsvorschlaege verbeterpunten pontosamelhorar puntosamejorar")},
}

// stampNames are the names that forms give the column of when somebody answered.
var stampNames = strings.Fields("timestamp tidstampel tidsstempel zeitstempel tijdstempel horodateur marcatemporal carimbodedatahora informazionicronologiche")

// wanted are the fields that columns are looked for, by the collection. A column that is
// called as a field of the table fills it, whatever the table has.
func wanted(shape format.Shape) []want {
	all := ownNames(shape)
	if shape.Name == "feedback" {
		all = append(all, askedInForms...)
	}
	all = append(all, want{"title", titleNames}, want{bodyField, bodyNames})
	dates := slices.Clone(endNames)
	if _, ok := shape.Field("started"); ok {
		all = append(all, want{"started", startNames})
	} else if shape.When != "" {
		dates = append(dates, startNames...)
	}
	if shape.When != "" {
		all = append(all, want{shape.When, slices.Concat([]string{shape.When, "givenat", "submitted", "submittedat", "sent"}, stampNames, dates)})
	}
	if shape.Until != "" {
		all = append(all, want{shape.Until, append([]string{shape.Until}, dueNames...)})
	}
	for _, f := range shape.Fields {
		if f.Form == format.Artifact {
			all = append(all, want{f.Key, addresses})
		}
	}
	for _, list := range [][]format.Field{shape.Fields, format.Entry.Fields} {
		for _, f := range list {
			w := want{f.Key, append([]string{normal(f.Key)}, moreNames[f.Key]...)}
			switch {
			case !fillable(f) || f.Key == "date" && shape.When != "date":
				continue
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
			if normal(plainLetters(h)) == name && !used[i] && (!slices.Contains(oftenOther, name) || most(columnOf(r.rows, i), isDate)) { // an English table has data of all kinds
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

// are tells whether a list is one of pull requests.
func (p pulls) are() bool { return p != pulls{-1, -1, -1, -1} }

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
