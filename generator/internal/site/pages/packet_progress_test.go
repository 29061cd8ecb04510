package pages

import (
	"testing"

	"github.com/casebook-dev/casebook/generator/internal/judge/assess"
	"github.com/casebook-dev/casebook/generator/internal/paper/packet"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

func TestProgress(t *testing.T) {
	c := small(t, map[string]string{
		"content/framework.yaml":      "levels: [{id: staff}]\nareas: [{id: a, competencies: [{id: c1, name: One}]}]\n",
		"content/milestones/guild.md": "---\ntitle: A guild\ndone: 2026-06-20\n---\n",
		"content/check-ins/june.md":   "---\ntitle: June\nkind: review\ndate: 2026-06-10\naudience: committee\n---\n",
	})
	june, _ := day.Parse("2026-06-10")
	for _, x := range []struct {
		name string
		of   packet.Progress
		want string
	}{
		{"all", packet.Progress{
			Review: "check-ins/june", Since: june, Exhibits: []string{"evidence/zulu", "evidence/mike", "evidence/gone"}, Milestones: []string{"milestones/guild"},
			Shifts: []packet.Shift{{Competency: "c1", Was: assess.None, Is: assess.Supported}},
			Then:   assess.Readiness{Total: 24, Supported: 15}, Now: assess.Readiness{Total: 24, Supported: 16},
		}, "Since the review of 10 June 2026: 2 exhibits, 1 milestone, 1 verdict changed; 16 of 24 competencies supported, 15 then"},
		{"no review", packet.Progress{Since: june, Exhibits: []string{"evidence/mike"}}, "No review is recorded; since 10 June 2026: 1 exhibit"},
		{"a closed review", packet.Progress{Review: "check-ins/gone", Since: june, Milestones: []string{"milestones/guild"}}, "Since 10 June 2026: 1 milestone"},
		{"as many", packet.Progress{
			Review: "check-ins/june", Since: june, Milestones: []string{"milestones/guild"},
			Then: assess.Readiness{Total: 24, Supported: 16}, Now: assess.Readiness{Total: 24, Supported: 16},
		}, "Since the review of 10 June 2026: 1 milestone; 16 of 24 competencies supported, as many as then"},
		{"nothing", packet.Progress{Review: "check-ins/june", Since: june}, "Since the review of 10 June 2026 nothing was finished and no verdict changed"},
	} {
		p := with("progress")
		p.Progress = &x.of
		v, _ := bound(t, c, Options{Packet: p})
		if v.Progress == nil || v.Progress.Line != x.want {
			t.Errorf("%s: %+v", x.name, v.Progress)
		}
		if x.name == "all" {
			s := v.Progress.Shifts[0]
			if s.Competency.Title != "One" || s.Was.Word != "none yet" || s.Is.Word != "supported" || v.Progress.Review.URL != "/check-ins/june/" {
				t.Errorf("%+v", v.Progress)
			}
		}
	}
}
