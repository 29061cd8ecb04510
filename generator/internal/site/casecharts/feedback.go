package casecharts

import (
	"fmt"
	"math"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/config"
	"github.com/casebook-dev/casebook/generator/internal/site/chart"
	"github.com/casebook-dev/casebook/generator/internal/site/views"
	"github.com/casebook-dev/casebook/generator/internal/site/wording"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// quartersOfFeedback is how many quarters are shown, the last ones.
const quartersOfFeedback = 16

// FeedbackFigure shows what was given per quarter, recognition beside
// suggestions. Of what is shown as its summary alone nobody learns which it is.
func (d *Charts) FeedbackFigure() []*views.Fig {
	given := map[day.Period][4]int{}
	first, last, total := day.Day(math.MaxInt), day.None, [4]int{}
	for i := range d.Case.Feedback {
		f := &d.Case.Feedback[i]
		at := f.Given
		if !at.V.Given() {
			at = f.Date
		}
		if !d.Over(at) {
			continue
		}
		q := at.V.Last.Quarter()
		n := given[q]
		kind := d.sortOf(f)
		n[kind]++
		total[kind]++
		given[q] = n
		first, last = min(first, q.First), max(last, q.Last)
	}
	if len(given) == 0 || total[0]+total[1]+total[2]+total[3] < 2 {
		return nil
	}
	quarters := day.Quarters(first, last)
	if len(quarters) < 2 {
		return nil
	}
	s := sketch{kind: "feedback", caption: feedbackFound(total), at: d.Case.Feedback[0].Pos}
	if len(quarters) > quartersOfFeedback {
		quarters = quarters[len(quarters)-quartersOfFeedback:]
		s.caption += fmt.Sprintf(", in the last %d quarters", quartersOfFeedback)
	}
	words := []string{"with recognition", "with both", "with a suggestion", "with neither"}
	parts := []chart.Part{
		{Name: "recognition", Tone: chart.Supported}, {Name: "both", Tone: chart.Accent},
		{Name: "suggestion", Tone: chart.Some}, {Name: "neither", Tone: chart.Waived},
	}
	if total[3] > 0 && d.Audience < config.Mentor {
		parts[3].Name, words[3] = "other", "shown in other ways"
	}
	x := chart.Stacked{}
	for _, q := range quarters {
		x.Periods = append(x.Periods, chartSpan(q))
		for i, n := range given[q] {
			parts[i].Values = append(parts[i].Values, float64(n))
		}
	}
	told := []string{}
	for i, p := range parts {
		if total[i] > 0 {
			x.Parts = append(x.Parts, p)
			told = append(told, fmt.Sprintf("%d %s", total[i], words[i]))
		}
	}
	s.about = chart.About{Title: "Feedback over time", Description: fmt.Sprintf("%s from %s to %s: %s.",
		wording.Count(total[0]+total[1]+total[2]+total[3], "piece of feedback", "pieces of feedback"),
		wording.PeriodText(first.Quarter()), wording.PeriodText(last.Quarter()), wording.List(told))}
	x.About = s.about
	s.chart = x
	return []*views.Fig{d.Figure(s)}
}

// feedbackFound says what the chart shows: "13 pieces of feedback by quarter: 4 with
// recognition, 9 with a suggestion".
func feedbackFound(total [4]int) string {
	text := wording.Count(total[0]+total[1]+total[2]+total[3], "piece of feedback", "pieces of feedback")
	if total[0]+total[1]+total[2] == 0 {
		return text + " by quarter"
	}
	return text + fmt.Sprintf(" by quarter: %d with recognition, %d with a suggestion", total[0]+total[1], total[1]+total[2])
}

// sortOf tells what feedback holds: 0 recognition, 1 both, 2 a suggestion, 3
// neither, or what the audience may not know.
func (d *Charts) sortOf(f *casefile.Feedback) int {
	good, better := f.Recognition.V != "", f.Alternative.V != ""
	switch {
	case d.Summarised(f) || !good && !better:
		return 3
	case good && better:
		return 1
	case good:
		return 0
	}
	return 2
}
