package config

import (
	"testing"
	"testing/fstest"

	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// Whatever stands in config.yaml and the environment: no panic, and every
// diagnostic has a place.
func FuzzConfig(f *testing.F) {
	f.Add("title: x\ntarget: {level: a, since: 2026-Q1}\n", "CASEBOOK_TARGET_LEVEL=b")
	f.Add("calendar: [{name: a, opens: 2026-01, closes: 2026-02, kind: rest}]\nredact: [{pattern: \"(\"}]\n", "CASEBOOK_AUDIENCE=public")
	f.Add("output: {folder: /x, minify: true}\ncapacity: {hours-per-week: 1e9}\nparams: {a.b: [1]}\n", "CASEBOOK_X=1")
	f.Add("packet: {paper: a5, profiles: [{name: a, sections: [story, {section: summary, words: 9}], exhibits: [x], pins: y, voice: third, pages: 2}]}\n", "CASEBOOK_PACKET_PROFILE=a")
	f.Add("packet: {profiles: [a, [b], {name: [c], sections: {section: 1}, exhibits: {d: e}}]}\n", "CASEBOOK_BROWSER=/x")
	f.Add("output: site\npublish: [a]\nlock: b\n", "")
	f.Add("target: [a]\ntarget: b\ncadence:\n", "")
	f.Fuzz(func(t *testing.T, text, env string) {
		tree, _, err := source.Read(fstest.MapFS{"config.yaml": {Data: []byte(text)}})
		if err != nil {
			t.Fatal(err)
		}
		cfg, diags := Load(tree, Options{Env: []string{env}})
		for _, d := range diags {
			if !d.Pos.Given() {
				t.Fatalf("no place: %v", d)
			}
		}
		if cfg.Audience < Unset || cfg.Audience > Self || cfg.Language == "" || cfg.BaseURL == "" ||
			cfg.Packet.Profile == "" || cfg.Packet.Paper != A4 && cfg.Packet.Paper != Letter {
			t.Fatalf("%+v", cfg)
		}
	})
}
