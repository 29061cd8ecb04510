package extract

import (
	"bytes"
	"regexp"
)

// entity is a text that the document type of an XML file gives a name; one of another
// file, or of the document type itself, is left.
var entity = regexp.MustCompile(`<!ENTITY\s+([\pL_:][\pL\pN_:.-]*)\s+(?:"([^"]*)"|'([^']*)')\s*>`)

var reference = regexp.MustCompile(`&([\pL_:][\pL\pN_:.-]*);`)

// What entities may come to: those that stand for thousands of others do so to hold up
// who reads them, and no program writes them.
const (
	mostEntity      = 1 << 10
	mostEntities    = 1 << 10
	mostInEntities  = 4 // entities in one another
	entitiesAtLeast = 1 << 16
)

// expanded gives an XML file with the texts that its entities stand for; nothing where
// it has none of its own. Of two entities of a name the first one counts.
func expanded(data []byte) []byte {
	if !bytes.Contains(data, []byte("<!ENTITY")) {
		return nil
	}
	stands := map[string][]byte{}
	for _, m := range entity.FindAllSubmatch(data, mostEntities) {
		if name := string(m[1]); stands[name] == nil {
			stands[name] = append(append([]byte{}, m[2]...), m[3]...)
		}
	}
	left := 2*len(data) + entitiesAtLeast
	var within func(text []byte, depth int) []byte
	within = func(text []byte, depth int) []byte {
		return reference.ReplaceAllFunc(text, func(all []byte) []byte {
			value, ok := stands[string(all[1:len(all)-1])]
			if !ok || depth == mostInEntities || len(value) > left || depth > 0 && len(value) > mostEntity {
				return all
			}
			left -= len(value)
			return within(value, depth+1)
		})
	}
	return within(entity.ReplaceAll(data, nil), 0)
}
