// Package assess computes the verdicts of a case against a level of its framework on a
// given day, and words them.
//
// Change here what counts, and every sentence of a verdict: its word ("some evidence")
// and its reason ("1 exhibit of 2 asked") in wording_verdicts.go, the sentences for
// the rules of a gate in wording_rules.go, and the nouns and numbers in them in
// wording_counts.go. Pages, terminal and JSON show these sentences as they are.
// Package wording formats figures and lists for pages, and words no verdicts. Messages
// about mistakes are in package check.
//
// The judgement is pure arithmetic over the case as one audience sees it: no clock, no
// files, no diagnostics, and the case is not changed. Everything returned is in a
// total order, so the same case on the same day gives the same judgement. The counts
// are never combined into one score.
//
// Of judges every case, also one with mistakes in it. What is dangling or
// unknown does not count; saying so to the author is the work of the checks.
//
// # Days
//
// The unit of time is the day. A date may be a month or a quarter: as an end
// it is its last day, as a start its first. What has happened (evidence ended,
// feedback given, a check-in held, an assessment made, a step ticked off) has
// happened when the last day of its date is on or before the day of judgement;
// evidence ended "2026-03" counts from 2026-03-31 on. Months and years are
// counted on the calendar: 24 months before 2026-06-30 is 2024-06-30, and what
// ended on that day is still within 24 months.
//
// # Evidence
//
// Evidence is finished when its end is given and has come. It shows a
// competency at a level when it names the competency at that level or a higher
// one. A claim without a level speaks of the level held now; where that is not
// known, and where the level is not one of the framework's, the claim shows
// nothing. Evidence that names a competency twice shows it at the higher level.
//
// A witness is a person other than the author: "self", a name or person equal to
// the author's name, and ids that people.yaml does not list are no witnesses.
// A case without people.yaml counts every id. Witnesses are counted once over all the
// evidence that counts, however much of it they confirm.
//
// # Expectations
//
// An expectation exists where the framework has a text for a competency at the
// level aimed at. The gate's `each` says how many pieces of evidence and how many
// witnesses it asks for, and how long ago the evidence may have ended. Where
// nothing is said, one piece of evidence and no witness is asked, however old.
// Less than one piece is never asked: nothing is supported by nothing. Where the gate says
// "assessed", the latest assessment by at least one person other than the author must put
// the competency at the level or above as well.
//
//	supported  both counts are reached
//	some       something counts
//	none       nothing counts
//	waived     the gate waives it, and it is not supported
//
// A supported verdict is doubted, and stays supported, where the author and all others who
// assess the competency see a lower level, where one person alone can confirm several exhibits,
// and where the only witness is also the only other who assesses. The reason says so.
//
// # Rules
//
// A rule chooses what counts and asks for up to six counts: evidence, witnesses,
// feedback, statements, assessments and competencies. It is supported when all of them are reached,
// some when one of them is above zero. A rule that asks for no count asks for one
// piece of evidence. Have and Want are of the count with the smallest share.
//
//	evidence     finished, showing the rule's competency (else any) at the
//	             gate's level; of one of the kinds; of the scope or wider, where
//	             self < team < teams < organisation < industry; within the span
//	witnesses    different people over that evidence; with `from`, of those relations
//	feedback     entries by at least one person of those relations (else by anyone
//	             but the author), on the rule's competency where it has one; dated by
//	             given, else observed, else date. Without a date: only where no span is asked
//	assessments  pairs of a person and a competency whose latest assessment puts the
//	             competency at the gate's level or above; never by the author
//	competencies those of the level's expectations that are supported; a waived one is not
//	tenure       whole months from target.since to the day, where the level held
//	             now is the level asked or above it
//
// A supported rule is doubted where it counts competencies that are, and would not be met
// without them.
//
// The gate holds when every must is supported or waived and there is something
// to judge. `each` takes the importance of its competency.
//
// # Over time
//
// Coverage is given for each quarter from that of the first finished evidence
// on, at most for the last 40. A quarter is judged as of its last day, the
// running one as of the day, by today's gate: the waivers, the level held now
// and its claims are today's as well. The last quarter therefore equals the
// readiness.
//
// Levels sets the views of the author beside those of others. A strength is a
// competency whose evidence reaches a level, by that level's own `each`, above
// the author's latest view of it; no view is below every level. Where the author
// has not assessed anything, there is no claim to set evidence beside, and no
// strength is named.
//
// # The plan
//
// A milestone is done when its done date has come or it is ticked off, whatever
// its state says. Else the author's state stands, unless it says done while the
// date is still to come. Else it is missed when it was due before the day,
// active when it has started or something in it is done, and planned before.
// It starts on its date; without one, on the day after the last of the
// milestones it comes after is due, where that is before it is due itself.
// Where nothing is written from which a start follows, none is claimed: its work is
// supposed to start twelve weeks before it is due, for the load and the roadmap's bars alone.
//
// Planned, active and missed milestones are open. LateBy compares the last day
// of due with the last day of done, or with the day where it is still open.
//
// A gap is an expectation with some evidence or none. A milestone or experiment
// aims at it by `competencies` or `stretch`; a claim below the level aimed at
// does not, one without a level does. The answer says when the first of them is due;
// one that is aimed at all that the level asks, and that is more than three
// competencies, is a talk about the ladder and says it of none.
//
// The effort of a planned or active milestone, in hours, is spread evenly over
// the weeks from its start (or the week of the day) to the week it is due in.
// Weeks begin on Monday. A week whose Monday to Friday all lie in rest windows
// takes no work, unless every week of the milestone is such a week. What is
// overdue has no weeks left and is not in the load, which lists 104 weeks at most.
//
// Work rests inside a rest window when it is due there, on the day or after it:
// milestones by `due`, experiments by `end`, steps by `by`.
//
// # Experiments
//
// An experiment runs from the first day of its start to the last day of its end.
// Its result is the series' last value whose date lies wholly in that time, and
// not after the day. The baseline is the experiment's own, else the
// series', else its last value before the start; the target is the experiment's
// own, else the series'. Up or down is the way from baseline to target; where
// the two are equal or one is unknown, the series' `better` says. When it is
// over, it reached its target, moved partly towards it, or did not; without a
// value, a target or a direction there is no data to say.
//
// # The mentoring
//
// Every check-in counts for the check-in rhythm, reviews alone for the review
// rhythm, and two on one day are one meeting. An interval is kept when it was not
// more than a week longer than agreed. The next meeting is due one span after the last.
//
// A step is open when it is not ticked off: steps of check-ins, actions of open
// milestones, and changes promised by a day after feedback as long as no finished
// evidence stands behind them. It is overdue on the day after its last one. An ask
// waits from the day it was asked, and has stalled after 21 days.
package assess
