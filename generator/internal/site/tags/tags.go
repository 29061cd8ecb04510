// Package tags reads the attributes of an HTML tag with their places, as a browser
// parts them (HTML Standard, section 13.2.5). Those who look into finished pages or
// rewrite an address in one need the places, which the tokenizer of x/net/html has not.
package tags

import (
	"bytes"
	"iter"
	"strings"
)

// Attribute is an attribute as it is written in a tag.
type Attribute struct {
	Name       []byte // as it is written, in any case
	Value      []byte // with its entities, without quotation marks
	HasValue   bool
	Begin, End int // in the tag
}

// Attributes gives the attributes of a tag, "<" and ">" included, in their order. A value
// whose quotation mark is not closed is none, and ends the tag.
func Attributes(tag []byte) iter.Seq[Attribute] {
	const space = " \t\n\f\r"
	return func(yield func(Attribute) bool) {
		at := 1
		until := func(stop string) {
			for at < len(tag) && strings.IndexByte(stop, tag[at]) < 0 {
				at++
			}
		}
		over := func(what string) {
			for at < len(tag) && strings.IndexByte(what, tag[at]) >= 0 {
				at++
			}
		}
		until(space + "/>")
		for {
			over(space + "/")
			if at >= len(tag) || tag[at] == '>' {
				return
			}
			a := Attribute{Begin: at}
			at++ // a name may begin with "="
			until(space + "/>=")
			a.Name, a.End = tag[a.Begin:at], at
			over(space)
			if at < len(tag) && tag[at] == '=' {
				at++
				over(space)
				begin := at
				if at < len(tag) && (tag[at] == '"' || tag[at] == '\'') {
					length := bytes.IndexByte(tag[at+1:], tag[at])
					if length < 0 {
						yield(a)
						return
					}
					begin, at = at+1, at+1+length
					a.Value, a.End = tag[begin:at], at+1
					at++
				} else {
					until(space + ">")
					a.Value, a.End = tag[begin:at], at
				}
				a.HasValue = true
			}
			if !yield(a) {
				return
			}
		}
	}
}
