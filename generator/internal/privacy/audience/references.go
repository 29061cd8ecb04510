package audience

import (
	"reflect"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/privacy/texts"
	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/read/format"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// references drops what leads from the open part of the case to a closed one.
// A reference that leads nowhere in the whole case goes as well; the checks
// have told of it.
func (v *view) references() {
	if v.ladderClosed {
		v.withoutLadder()
	}
	r := texts.Rewriter{Leaf: v.reference, Fields: texts.WithStrings()}
	if seen, changed := r.Value(reflect.ValueOf(&v.c).Elem(), texts.Plain); changed {
		v.c = seen.Interface().(casefile.Case)
	}
	if !v.a.MayRead(config.Committee) {
		for i := range v.c.Milestones {
			v.c.Milestones[i].Window = casefile.Ref{} // the calendar is closed to the public
		}
	}
}

var refsType = reflect.TypeFor[[]casefile.Ref]()

// withoutLadder drops what names a competency, a level or a rule of a ladder that the
// audience may not read: what entries support, and which level the author holds and aims at.
func (v *view) withoutLadder() {
	v.c.Config.Target.Level, v.c.Config.Target.From, v.c.Config.Target.Since = "", "", day.Period{}
	v.c.Assessments = nil
	for _, e := range v.c.Entries() {
		e.Competencies = nil
	}
	for i := range v.c.Milestones {
		v.c.Milestones[i].Requires.Competencies = nil
	}
}

// reference leaves out the ids of entries that are not open, and those of a closed ladder.
func (v *view) reference(x reflect.Value, as texts.What) (reflect.Value, bool, bool) {
	refers := collections[as] || v.ladderClosed && ofLadder[as]
	opens := func(ref casefile.Ref) bool { return ref.V == "" || v.open[string(as)+"/"+ref.V] }
	switch x.Type() {
	case texts.PointsType, texts.BodyType, texts.ValueType, reflect.TypeFor[config.Config](): // of its packets, profiles decides
		return x, false, true
	case texts.TextType:
		if !refers || opens(*x.Addr().Interface().(*casefile.Ref)) {
			return x, false, true
		}
		return reflect.Zero(texts.TextType), true, true
	case refsType:
		refs := *x.Addr().Interface().(*[]casefile.Ref)
		if !refers || !slices.ContainsFunc(refs, func(r casefile.Ref) bool { return !opens(r) }) {
			return x, false, true
		}
		return reflect.ValueOf(keep(refs, opens)), true, true
	}
	return x, false, false
}

// collections are the spaces of ids that are those of entries.
var collections = func() map[texts.What]bool {
	all := map[texts.What]bool{}
	for _, c := range casefile.Collections() {
		all[texts.What(c)] = true
	}
	return all
}()

// ofLadder are the spaces of ids that a framework defines.
var ofLadder = map[texts.What]bool{
	texts.What(format.Competencies): true, texts.What(format.Levels): true, texts.What(format.Areas): true, texts.What(format.Rules): true,
}

// closedSeries drops what is stated of series that the audience may not read.
func (v *view) closedSeries() {
	v.numbers(func(series casefile.Ref, _ casefile.Text) (func(casefile.Real) casefile.Real, bool) {
		return nil, v.series(series)
	})
}

func (v *view) series(ref casefile.Ref) bool { return casefile.Find(v.c.Series, ref.V) >= 0 }

// charts keeps the charts that are open, with the lines whose series are. Where a
// line is gone, the ends of the axis may tell what it showed.
func (v *view) charts(all []casefile.Chart) {
	v.c.Charts = nil
	for _, c := range all {
		lines := len(c.Series)
		c.Series = keep(c.Series, func(s casefile.ChartSeries) bool { return v.series(s.Series) })
		if len(c.Series) < lines {
			withoutReals(&c)
		}
		if v.a.MayRead(c.Audience) && len(c.Series)+len(c.Radar) > 0 {
			v.c.Charts = append(v.c.Charts, c)
		}
	}
}

func withoutReals(c *casefile.Chart) {
	changeReals(reflect.ValueOf(c).Elem(), func(casefile.Real) casefile.Real { return casefile.Real{} })
}
