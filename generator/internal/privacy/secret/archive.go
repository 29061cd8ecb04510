package secret

import (
	"io"
	"iter"
)

// SearchMembers lists the secrets in the names and the texts of what an archive
// packs. What cannot be read to its end is searched as far as it can.
func (s *Searcher) SearchMembers(members iter.Seq2[string, io.Reader]) Places {
	var all Places
	for name, text := range members {
		for _, f := range Find(name) {
			all.add(Place{Found: f, Member: name, InName: true})
		}
		_ = s.search(text, func(p Place) { // the rest of a damaged one is passed over
			p.Member = name
			all.add(p)
		})
	}
	return all
}
