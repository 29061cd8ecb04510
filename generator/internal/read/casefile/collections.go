package casefile

import (
	"cmp"
	"reflect"
	"slices"

	"github.com/casebook-dev/casebook/generator/internal/read/format"
)

// Collection names one of the folders of entries.
type Collection string

// The collections. Their names are folder names and address parts.
const (
	EvidenceFolder    Collection = "evidence"
	CaseStudiesFolder Collection = "case-studies"
	MilestonesFolder  Collection = "milestones"
	ExperimentsFolder Collection = "experiments"
	FeedbackFolder    Collection = "feedback"
	StatementsFolder  Collection = "statements"
	QuestionsFolder   Collection = "questions"
	JournalFolder     Collection = "journal"
	CheckInsFolder    Collection = "check-ins"
	AsksFolder        Collection = "asks"
)

// lists says in which list of a case the entries of each collection are.
var lists = map[Collection]list{
	EvidenceFolder:    in(func(c *Case) *[]Evidence { return &c.Evidence }),
	CaseStudiesFolder: in(func(c *Case) *[]CaseStudy { return &c.CaseStudies }),
	MilestonesFolder:  in(func(c *Case) *[]Milestone { return &c.Milestones }),
	ExperimentsFolder: in(func(c *Case) *[]Experiment { return &c.Experiments }),
	FeedbackFolder:    in(func(c *Case) *[]Feedback { return &c.Feedback }),
	StatementsFolder:  in(func(c *Case) *[]Statement { return &c.Statements }),
	QuestionsFolder:   in(func(c *Case) *[]Question { return &c.Questions }),
	JournalFolder:     in(func(c *Case) *[]JournalEntry { return &c.Journal }),
	CheckInsFolder:    in(func(c *Case) *[]CheckIn { return &c.CheckIns }),
	AsksFolder:        in(func(c *Case) *[]Ask { return &c.Asks }),
}

// Collections lists them in the order of the format's manual.
func Collections() []Collection {
	all := make([]Collection, len(format.Collections))
	for i, c := range format.Collections {
		all[i] = Collection(c.Name)
	}
	return all
}

func isCollection(name string) bool { return lists[Collection(name)] != nil }

// Dated tells whether the entries of a collection are about a day, which their
// name may give.
func (c Collection) Dated() bool { return c.shape().Dated }

func (c Collection) shape() *format.Shape {
	for i := range format.Collections {
		if format.Collections[i].Name == string(c) {
			return &format.Collections[i]
		}
	}
	panic("bug: no collection " + string(c))
}

// Item is a pointer to an entry of any type.
type Item interface{ Common() *Entry }

// list is what can be done with the entries of any collection.
type list interface {
	add(c *Case, e Entry) reflect.Value
	entries(c *Case) []*Entry
	items(c *Case) []Item
	keep(c *Case, stays func(Item) bool)
	sort(c *Case)
	all(c *Case) any
	model() reflect.Type
}

// Pointer is a pointer to a type of entry. Every type of entry has the method by
// embedding Entry.
type Pointer[E any] interface {
	*E
	Item
}

type inCase[E any, P Pointer[E]] func(*Case) *[]E

func in[E any, P Pointer[E]](of func(*Case) *[]E) list { return inCase[E, P](of) }

// add puts an entry behind the others, and gives it to be filled.
func (l inCase[E, P]) add(c *Case, e Entry) reflect.Value {
	all := l(c)
	*all = append(*all, *new(E))
	last := P(&(*all)[len(*all)-1])
	*last.Common() = e
	return reflect.ValueOf(last).Elem()
}

func (l inCase[E, P]) entries(c *Case) []*Entry {
	list := *l(c)
	all := make([]*Entry, len(list))
	for i := range list {
		all[i] = P(&list[i]).Common()
	}
	return all
}

func (l inCase[E, P]) items(c *Case) []Item {
	list := *l(c)
	all := make([]Item, len(list))
	for i := range list {
		all[i] = P(&list[i])
	}
	return all
}

func (l inCase[E, P]) keep(c *Case, stays func(Item) bool) {
	list, n := *l(c), 0
	for i := range list {
		if stays(P(&list[i])) {
			n++
		}
	}
	var some []E
	if n > 0 {
		some = make([]E, 0, n)
	}
	for i := range list {
		if stays(P(&list[i])) {
			some = append(some, list[i])
		}
	}
	*l(c) = some
}

func (l inCase[E, P]) sort(c *Case) {
	byID := func(a, b E) int { return cmp.Compare(P(&a).Common().ID, P(&b).Common().ID) }
	if all := l(c); !slices.IsSortedFunc(*all, byID) {
		*all = slices.Clone(*all)
		slices.SortStableFunc(*all, byID)
	}
}

func (l inCase[E, P]) all(c *Case) any { return *l(c) }

func (l inCase[E, P]) model() reflect.Type { return reflect.TypeFor[E]() }

// Common gives the part that all entries have.
func (e *Entry) Common() *Entry { return e }

// Entries lists every entry of every collection, in the order of Collections
// and then by id.
func (c *Case) Entries() []*Entry {
	var all []*Entry
	for _, name := range Collections() {
		all = append(all, lists[name].entries(c)...)
	}
	return all
}

// Items lists the same as Entries, with all fields of their types.
func (c *Case) Items() []Item {
	var all []Item
	for _, name := range Collections() {
		all = append(all, lists[name].items(c)...)
	}
	return all
}

// EntriesOf lists the entries of a collection, by id.
func (c *Case) EntriesOf(name Collection) []*Entry { return lists[name].entries(c) }

// Keep leaves those entries in the case that stay. The lists are copies afterwards.
func (c *Case) Keep(stays func(Item) bool) {
	for _, l := range lists {
		l.keep(c, stays)
	}
}

// SortEntries puts the entries of every collection in the order of their ids. Lists
// that change are copies.
func (c *Case) SortEntries() {
	for _, l := range lists {
		l.sort(c)
	}
}

// Lists gives the list of each collection, in the order of Collections.
func (c *Case) Lists() []any {
	var all []any
	for _, name := range Collections() {
		all = append(all, lists[name].all(c))
	}
	return all
}
