package format

import "slices"

// Front gives what the front matter of a collection may hold.
func (s Shape) Front() Shape {
	s.Fields = slices.Concat(Entry.Fields, s.Fields)
	return s
}

// Row gives what a row of a collection may hold.
func (s Shape) Row() Shape {
	s = s.Front()
	s.Fields = slices.Concat(Row.Fields, s.Fields)
	return s
}

// What a value may hold that is a text as well.
var (
	metricParts = Shape{Name: "metric", Fields: []Field{
		{Key: "series", Form: Ref, Of: Metrics, Means: "The series."},
		{Key: "column", Form: Text, Of: Columns, Means: "Its column. Without it, the first one."},
	}}
	claimParts = Shape{Name: "claim", Fields: []Field{
		{Key: "id", Form: Ref, Of: Competencies, Needed: true, Means: "The competency."},
		{Key: "level", Form: Ref, Of: Levels, Means: "The level. Without it, the level held now."},
		{Key: "shows", Form: Markdown, Means: "What is shown of the competency, in a sentence."},
	}}
	linkParts = Shape{Name: "link", Fields: []Field{
		{Key: "title", Form: Text, Means: "What the link is called."},
		{Key: "url", Form: Address, Means: "Its address."},
	}}
	artifactParts = Shape{Name: "artifact", Either: []string{"url", "file"}, Fields: append(slices.Clone(linkParts.Fields),
		Field{Key: "file", Form: File, Means: "A file, relative to the folder of the entry; a leading slash means `content/`."},
		Field{Key: "bind", Form: Flag, Default: "true", Means: "`false` keeps a PDF file out of the pages at the end of a packet whose `bind` is true. It stays in the list of artifacts."})}
)

// Inner gives what a value of the field holds where it is a map; nil where it is none.
func (f *Field) Inner() *Shape {
	switch f.Form {
	case Metric:
		return &metricParts
	case Claim:
		return &claimParts
	case Link:
		return &linkParts
	case Artifact:
		return &artifactParts
	}
	return f.Shape
}
