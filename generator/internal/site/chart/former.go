package chart

import (
	"context"
	"reflect"
)

// Former are the figures of the charts that were drawn last. A preview draws the same charts
// again and again: what is asked for as before is the figure of before, and nothing of it is
// computed. A chart with a value that is no number equals none. The zero value knows none.
type Former struct {
	with    setting
	figures map[string]drawn // by the ids of their jobs
}

// drawn is a figure, and what was asked for.
type drawn struct {
	job    Job
	figure Figure
}

// setting is what a press draws with, apart from its jobs.
type setting struct {
	bundle, language, regular, bold string
	words                           Words
}

func (p *Press) setting() setting {
	return setting{p.bundle, p.opt.Language, p.opt.Regular.ID, p.opt.Bold.ID, p.opt.Words}
}

// All draws charts as All of the press does, of the former ones where it can, and remembers
// them. Without former ones it draws all. Calls must not overlap, and nobody may change a
// job or a figure afterwards.
func (f *Former) All(ctx context.Context, p *Press, jobs []Job) ([]Figure, []error) {
	if f == nil {
		return p.All(ctx, jobs)
	}
	if f.with != p.setting() {
		*f = Former{with: p.setting()}
	}
	figures, errs := make([]Figure, len(jobs)), make([]error, len(jobs))
	var anew []int // places of the jobs that are not as before
	for i, job := range jobs {
		if was, ok := f.figures[job.ID]; ok && reflect.DeepEqual(was.job, job) {
			figures[i] = was.figure
		} else {
			anew = append(anew, i)
		}
	}
	asked := make([]Job, len(anew))
	for n, i := range anew {
		asked[n] = jobs[i]
	}
	made, failed := p.All(ctx, asked)
	for n, i := range anew {
		figures[i], errs[i] = made[n], failed[n]
	}
	f.figures = make(map[string]drawn, len(jobs))
	for i, job := range jobs {
		if errs[i] == nil {
			f.figures[job.ID] = drawn{job, figures[i]}
		}
	}
	return figures, errs
}
