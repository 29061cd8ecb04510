package source

import "github.com/casebook-dev/casebook/generator/diag"

const controlHint = "delete it: it is invisible, and a feed that contains it cannot be read"

// control gives the offset of the first character that XML 1.0 forbids (section
// 2.2); -1 if there is none. Texts copied from PDFs hold form feeds.
func control(text string) (rune, int) {
	for i, r := range text {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
			return r, i
		}
	}
	return 0, -1
}

// controls tells of the control characters that a value holds, which an escape
// hides from whoever looks for them in the file.
func controls(v Value) diag.List {
	var diags diag.List
	tell := func(text string, at diag.Pos) {
		if r, i := control(text); i >= 0 {
			diags.Errorf(at, "encoding-bad", "this text contains the control character %U", r).Hintf("%s", controlHint)
		}
	}
	tell(v.Text, v.Pos)
	for _, item := range v.Items {
		diags = append(diags, controls(item)...)
	}
	for _, f := range v.Fields {
		tell(f.Key, f.Pos)
		diags = append(diags, controls(f.Value)...)
	}
	return diags
}
