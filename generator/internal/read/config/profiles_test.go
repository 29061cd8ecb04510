package config

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

func TestPacket(t *testing.T) {
	cfg, diags := load(t, `packet:
  paper: letter
  profile: board
  profiles:
    - name: board
      title: For the autumn board
      audience: mentor
      sections:
        - contents
        - {section: summary, title: In short, words: 300}
        - exhibits
      exhibits: [rota, queue]
      pins: rota
      voice: third
      pages: 8
    - {name: short_1, sections: summary, exhibits: strongest}
`, Options{})
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	p := cfg.Packet
	if p.Paper != Letter || p.Profile != "board" || len(p.Profiles) != 2 {
		t.Fatalf("%+v", p)
	}
	board := p.Profiles[0]
	if board.Name != "board" || board.Title != "For the autumn board" || board.Audience != Mentor || board.Voice != Third || board.Pages.V != 8 {
		t.Errorf("%+v", board)
	}
	var sections []string
	for _, s := range board.Sections {
		sections = append(sections, fmt.Sprint(s.Kind, " ", s.Title, " ", s.Words.V, " ", s.Pos))
	}
	if want := []string{"contents  0 config.yaml:9:11", "summary In short 300 config.yaml:10:21", "exhibits  0 config.yaml:11:11"}; !reflect.DeepEqual(sections, want) {
		t.Errorf("got %q\nwant %q", sections, want)
	}
	if got := idsOf(board.Exhibits); !slices.Equal(got, []string{"rota", "queue"}) || !slices.Equal(idsOf(board.Pins), []string{"rota"}) {
		t.Errorf("exhibits %q, pins %v", got, board.Pins)
	}
	if at := board.Sections[1].Words.Pos; at.Line != 10 || board.Exhibits[1].Pos.String() != "config.yaml:12:24" {
		t.Errorf("places: %v, %v", at, board.Exhibits[1].Pos)
	}
	if short := p.Profiles[1]; short.Exhibits != nil || short.Voice != "" || len(short.Sections) != 1 || short.Audience != Unset || short.Pages.V != 0 {
		t.Errorf("%+v", short)
	}
}

func idsOf(all []source.At[string]) []string {
	var ids []string
	for _, id := range all {
		ids = append(ids, id.V)
	}
	return ids
}

func TestPacketPrecedence(t *testing.T) {
	const file = "packet: {paper: letter, profile: mentor}\n"
	for name, c := range map[string]struct {
		text           string
		opt            Options
		paper          Paper
		profile, where string
	}{
		"default":     {"title: x\n", Options{}, A4, "committee", ""},
		"file":        {file, Options{}, Letter, "mentor", "config.yaml:1:34"},
		"environment": {file, Options{Env: []string{"CASEBOOK_PACKET_PAPER=a4", "CASEBOOK_PACKET_PROFILE=board"}}, A4, "board", "$CASEBOOK_PACKET_PROFILE"},
		"flag": {"packet:\n", Options{Env: []string{"CASEBOOK_PACKET_PAPER=a4"}, Flags: []Flag{{"packet.paper", "--paper", "letter"}, {"packet.profile", "--profile", "one-page"}}},
			Letter, "one-page", "--profile"},
		"file of null": {"packet: {paper: , profile: }\n", Options{}, A4, "committee", "config.yaml:1:27"},
	} {
		cfg, diags := load(t, c.text, c.opt)
		if len(diags) > 0 || cfg.Packet.Paper != c.paper || cfg.Packet.Profile != c.profile || cfg.Pos("packet.profile").String() != c.where {
			t.Errorf("%s: %+v at %q, %v", name, cfg.Packet, cfg.Pos("packet.profile"), diags)
		}
	}
}

// Each mistake gets one message, and what can be read is read.
func TestPacketMistakes(t *testing.T) {
	for text, want := range map[string]string{
		"packet: committee\n":                                                          `config.yaml:1:9: expected fields with values, found text [type-wrong] `,
		"packet: {papper: a4}\n":                                                       `config.yaml:1:10: unknown key "papper" [key-unknown] did you mean "paper"?`,
		"packet: {paper: A4}\n":                                                        `config.yaml:1:17: unknown paper "A4" [kind-unknown] did you mean "a4"?`,
		"packet: {paper: folio}\n":                                                     `config.yaml:1:17: unknown paper "folio" [kind-unknown] use one of a4, letter`,
		"packet: {paper: [a4]}\n":                                                      `config.yaml:1:17: expected text, found a list [type-wrong] `,
		"packet: {profiles: [a]}\n":                                                    `config.yaml:1:21: expected fields with values, found text [type-wrong] `,
		profile("{sections: story}"):                                                   `config.yaml:2:6: a profile has no name [id-bad] name it`,
		profile("{name: [a], sections: story}"):                                        `config.yaml:2:12: expected text, found a list [type-wrong] `,
		profile("{name: a/b, sections: story}"):                                        `config.yaml:2:12: "a/b" cannot be the name of a profile [id-bad] use letters`,
		profile("{name: .., sections: story}"):                                         `config.yaml:2:12: ".." cannot be the name of a profile [id-bad] use letters`,
		profile("{name: a}"):                                                           `config.yaml:2:12: the profile "a" has no sections [value-bad] list them`,
		profile("{name: a, sections: []}"):                                             `config.yaml:2:12: the profile "a" has no sections [value-bad] list them`,
		profile("{name: a, sectoins: story}"):                                          `config.yaml:2:12: the profile "a" has no sections [value-bad] list them` + "\n" + `config.yaml:2:15: unknown key "sectoins" [key-unknown] did you mean "sections"?`,
		profile("{name: a, sections: [stroy]}"):                                        `config.yaml:2:26: unknown section "stroy" [kind-unknown] did you mean "story"?`,
		profile("{name: a, sections: [poems]}"):                                        `config.yaml:2:26: unknown section "poems" [kind-unknown] use one of contents, summary, story`,
		profile("{name: a, sections: [[a]]}"):                                          `config.yaml:2:26: expected fields with values, found a list [type-wrong] `,
		profile("{name: a, sections: [{}]}"):                                           `config.yaml:2:26: this item has no section [value-bad] add section:`,
		profile("{name: a, sections: [{section: story, wrods: 3}]}"):                   `config.yaml:2:43: unknown key "wrods" [key-unknown] did you mean "words"?`,
		profile("{name: a, sections: [{section: story, words: 0}]}"):                   `config.yaml:2:50: 0 is not a whole number from 1 to 1000000 [value-bad] `,
		profile("{name: a, sections: [{section: story, words: few}]}"):                 `config.yaml:2:50: "few" is not a number [type-wrong] write it`,
		profile("{name: a, sections: [story, {section: story}]}"):                      `config.yaml:2:43: the section "story" is given twice in this profile [id-duplicate] keep one`,
		profile("{name: a, sections: story, exhibits: strognest}"):                     `config.yaml:2:42: "strognest" is neither strongest nor a list of evidence [value-bad] did you mean "strongest"?`,
		profile("{name: a, sections: story, exhibits: rota}"):                          `config.yaml:2:42: "rota" is neither strongest nor a list of evidence [value-bad] write a list of ids, as in [rota]`,
		profile("{name: a, sections: story, exhibits: [rota, rota]}"):                  `config.yaml:2:49: "rota" is given twice in exhibits [id-duplicate] keep one`,
		profile("{name: a, sections: story, pins: [{id: rota}]}"):                      `config.yaml:2:40: expected text, found a map [type-wrong] `,
		profile("{name: a, sections: story, voice: second}"):                           `config.yaml:2:39: unknown voice "second" [kind-unknown] use one of first, third`,
		profile("{name: a, sections: story, audience: comittee}"):                      `config.yaml:2:42: unknown audience "comittee" [audience-unknown] did you mean "committee"?`,
		profile("{name: a, sections: story, pages: 1.5}"):                              `config.yaml:2:39: 1.5 is not a whole number from 1 to 1000 [value-bad] `,
		profile("{name: Board, sections: story},\n    {name: board, sections: story}"): `config.yaml:3:12: the packet has two profiles named "board" [id-duplicate] rename one`,
	} {
		_, diags := load(t, text, Options{})
		var got []string
		for _, d := range diags {
			got = append(got, fmt.Sprintf("%s: %s [%s] %s", d.Pos, d.Message, d.Check, d.Hint))
		}
		wanted := strings.Split(want, "\n")
		if !slices.EqualFunc(got, wanted, strings.HasPrefix) {
			t.Errorf("%q\ngot  %q\nwant %q", text, got, wanted)
		}
	}
	cfg, _ := load(t, profile("{name: a, sections: [stroy, story], exhibits: rota, voice: second, pages: x}"), Options{})
	if p := cfg.Packet.Profiles; len(p) != 1 || len(p[0].Sections) != 1 || p[0].Exhibits != nil || p[0].Voice != "" || p[0].Pages.V != 0 {
		t.Errorf("what can be read: %+v", p)
	}
}

func profile(text string) string { return "packet: {profiles: [\n    " + text + "]}\n" }

// A variable that tells where the browser is sets no key, and is none.
func TestVariablesOfTheProgram(t *testing.T) {
	_, diags := load(t, "title: x\n", Options{Env: []string{"CASEBOOK_BROWSER=/opt/chromium"}})
	if len(diags) > 0 {
		t.Error(diags)
	}
	_, diags = load(t, "title: x\n", Options{Env: []string{"CASEBOOK_BROWSR=/opt/chromium"}})
	if len(diags) != 1 || diags[0].Hint != `did you mean "CASEBOOK_BROWSER"?` {
		t.Error(diags)
	}
}
