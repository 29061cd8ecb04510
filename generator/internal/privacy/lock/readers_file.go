package lock

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

// ReadReaders reads readers.yaml: who can open the locked site. Names are different
// from each other. A reader that cannot be used is reported, and left out.
func ReadReaders(tree source.Tree) ([]Reader, diag.List) {
	var all []Reader
	var diags diag.List
	names, recipients := map[string]diag.Pos{}, map[string]diag.Pos{}
	root := tree.Readers.Value.Open("key-unknown", &diags)
	for _, f := range root.Maps("readers") {
		name, kind := f.Text("name"), f.Word("kind", string(Passphrase), string(Link))
		added, recipient, key := f.Text("added"), f.Text("recipient"), f.Text("key")
		f.Close()
		r := Reader{Name: name.V, Kind: Kind(kind.V), Added: added.V, Recipient: recipient.V, Key: key.V}
		at := f.Pos
		if recipient.Given() {
			at = recipient.Pos
		}
		first, twice := names[r.Name]
		other, shared := recipients[r.Recipient]
		switch err := r.Validate(); {
		case name.V == "":
			diags.Errorf(f.Pos, "value-bad", "a reader has no name").Hintf("give a name, so that the reader can be removed by it")
		case twice:
			diags.Errorf(name.Pos, "id-duplicate", "the reader %q is given twice", r.Name).See(first, "%q is here", r.Name).
				Hintf("remove one of the two")
		case err != nil:
			diags.Errorf(at, "value-bad", "the reader %q cannot be used: %v", r.Name, err).
				Hintf("remove and add the reader: casebook lock readers remove %s", strconv.Quote(r.Name))
		case shared:
			diags.Errorf(at, "value-bad", "the reader %q has the same recipient as another one", r.Name).See(other, "it is here").
				Hintf("remove one of the two; each reader has a key of their own")
		default:
			all = append(all, r)
		}
		names[r.Name], recipients[r.Recipient] = name.Pos, at
	}
	root.Close()
	return all, diags
}

// ReadersToLock reads readers.yaml for a site that is to be locked, as the setting
// at a place says. Without a reader nobody could open it, which is reported.
func ReadersToLock(tree source.Tree, setting diag.Pos) ([]Reader, diag.List) {
	all, diags := ReadReaders(tree)
	if len(all)+len(diags) == 0 {
		diags.Errorf(setting, "reader-missing", "lock is on but there are no readers").
			Hintf("add a reader: casebook lock readers add NAME")
	}
	return all, diags
}

// ReadersFile gives the text of readers.yaml.
func ReadersFile(readers []Reader) []byte {
	var b strings.Builder
	b.WriteString("# Who can open the locked site. casebook lock readers writes this file. It holds\n" +
		"# no passphrase. Who is taken out of it cannot open what is built from then on.\n")
	if len(readers) == 0 {
		b.WriteString("readers: []\n")
		return []byte(b.String())
	}
	b.WriteString("readers:\n")
	for _, r := range readers {
		fmt.Fprintf(&b, "  - name: %s\n    kind: %s\n    added: %s\n    recipient: %s\n", strconv.Quote(r.Name), r.Kind, r.Added, r.Recipient)
		if r.Key != "" {
			b.WriteString("    key: |\n")
			for line := range strings.Lines(strings.TrimSpace(r.Key)) {
				b.WriteString("      " + line)
			}
			b.WriteString("\n")
		}
	}
	return []byte(b.String())
}
