package generator

import (
	"cmp"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// exposed reports a site for fewer readers than its host has.
func exposed(cfg config.Config, host string) diag.List {
	if host == "" || cfg.Audience == config.Public || cfg.Lock.Always || cfg.Publish.Private {
		return nil
	}
	at := cfg.Pos("audience")
	at = cmp.Or(at, diag.Pos{File: source.ConfigFile, Line: 1, Col: 1})
	var list diag.List
	list.Errorf(at, "audience-exposed", "everybody can read what %s shows, and the site is for the audience %q", host, cfg.Audience).
		Hintf("name the audience public, lock the site with --lock, or write publish: {private: true} into config.yaml if the host asks every reader to log in")
	return list
}
