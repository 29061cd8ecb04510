package generator

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"testing"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/paper/packet"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
)

// verbsWrite gives what verbs write for an audience beside a site: the status, the agenda,
// what the audience may read, every export, and the packet of every profile. With it is
// what they tell of the case.
func verbsWrite(t testing.TB, opt Options, a config.Audience) (files map[string][]byte, told diag.List) {
	t.Helper()
	files = map[string][]byte{}
	opt.Flags = []Flag{{Name: "--audience", Key: "audience", Value: a.String()}}
	put := func(name string, data []byte, list diag.List, err error) {
		t.Helper()
		if err != nil || len(data) == 0 || list.Errors() > 0 {
			t.Fatalf("%s for %s: %v %v", name, a, err, list.Of(diag.Error))
		}
		files["written/"+name], told = data, append(told, list...)
	}
	inJSON := func(x any) []byte {
		text, err := json.Marshal(x)
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	status, list, err := StatusOf(opt)
	put("status.json", append(inJSON(status), status.Next()...), list, err)
	agenda, list, err := AgendaOf(opt)
	put("agenda.json", inJSON(agenda), list, err)
	put("agenda.md", []byte(agenda.Markdown()+agenda.Form()), nil, nil)
	seen, list, err := VisibleTo(t.Context(), a.String(), opt, nil)
	put("audience.json", inJSON(seen), list, err)
	put("audience.txt", inJSON(seen.Sections()), nil, nil)
	exports := []ExportOptions{{Form: CaseExport}, {Form: JSONExport}, {Form: Resume}, {Form: Badges}}
	for _, name := range Collections() {
		exports = append(exports, ExportOptions{Form: JSONExport, Collection: name}, ExportOptions{Form: CSVExport, Collection: name})
	}
	for _, how := range exports {
		made, err := Export(t.Context(), how, opt)
		put(fmt.Sprintf("export %s %s", how.Form, how.Collection), append(made.Data, made.Nothing...), made.Diags, err)
	}
	for _, profile := range packet.Profiles(config.Config{}) {
		with := opt
		with.Flags = append(with.Flags, Flag{Name: "--profile", Key: "packet.profile", Value: profile.Name})
		made, err := Packet(t.Context(), PacketOptions{Format: Markdown}, with)
		put("packet "+profile.Name+".md", made.Data, made.Diags, err)
		put("packet "+profile.Name+".html", append(made.HTML, inJSON(made.Thin)...), nil, nil)
	}
	return files, told
}

// changed gives what is told to an audience of another portfolio that became this one.
func changed(t testing.TB, former fs.FS, opt Options, a config.Audience) map[string][]byte {
	t.Helper()
	was := Snapshot{Options: opt, Revision: "former", Hash: "0123456789abcdef"}
	was.Portfolio = former
	opt.Flags = []Flag{{Name: "--audience", Key: "audience", Value: a.String()}}
	diff, found, err := DiffOf(was, Snapshot{Options: opt}, opt)
	if err != nil || diff.Version == 0 || diff.Empty() {
		t.Fatalf("diff for %s: %v %v", a, err, found)
	}
	since, found, err := VisibleTo(t.Context(), a.String(), opt, &was)
	if err != nil || since.Since == nil {
		t.Fatalf("audience %s, since: %v %v", a, err, found)
	}
	text, err := json.Marshal([]any{diff, since, since.Sections()})
	if err != nil {
		t.Fatal(err)
	}
	return map[string][]byte{"changed.json": text, "changed.md": []byte(diff.Markdown())}
}
