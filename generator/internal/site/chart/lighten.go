package chart

import (
	"slices"
	"strings"
)

// inherited are the attributes that an element takes from the group around it.
var inherited = set("fill fill-opacity stroke stroke-width stroke-opacity stroke-dasharray stroke-linecap stroke-linejoin paint-order font-size font-weight text-anchor")

// lighten leaves the drawing as it is, in fewer bytes: groups that say nothing and shapes
// without an outline go, and what elements behind each other share stands once, on a group
// around them.
func (n *node) lighten() {
	n.flatten()
	n.kids = shared(n.kids)
}

// flatten puts the elements of groups without attributes in the place of the groups.
func (n *node) flatten() {
	var kids []*node
	for _, kid := range n.kids {
		kid.flatten()
		switch {
		case kid.name == "g" && len(kid.attrs) == 0:
			kids = append(kids, kid.kids...)
		case kid.name == "path" && kid.get("d") == "":
		default:
			kids = append(kids, kid)
		}
	}
	n.kids = kids
}

// shared groups elements behind each other where that takes fewer bytes. A group has only what
// each of its elements says for itself, so that none inherits what it did not have.
func shared(kids []*node) []*node {
	var all []*node
	for len(kids) > 0 {
		n, common := run(kids)
		if n < 2 {
			all, kids = append(all, kids[0]), kids[1:]
			continue
		}
		for _, kid := range kids[:n] {
			kid.attrs = slices.DeleteFunc(kid.attrs, func(a attr) bool { return slices.Contains(common, a) })
		}
		all, kids = append(all, &node{name: "g", attrs: common, kids: shared(kids[:n:n])}), kids[n:]
	}
	return all
}

// run finds how many of the first elements save most in a group, and what they share; 0 where
// none saves anything.
func run(kids []*node) (n int, common []attr) {
	share := slices.DeleteFunc(slices.Clone(kids[0].attrs), func(a attr) bool { return !inherited[a.name] })
	best := 0
	for i, kid := range kids {
		share = slices.DeleteFunc(share, func(a attr) bool { return !slices.Contains(kid.attrs, a) })
		if len(share) == 0 {
			break
		}
		if saved := i*size(share) - len("<g></g>\n\n"); saved > best {
			best, n, common = saved, i+1, slices.Clone(share)
		}
	}
	return n, common
}

// size is how many bytes attributes take, about.
func size(list []attr) int {
	total := 0
	for _, a := range list {
		total += len(a.name) + len(a.value) + len(` =""`)
	}
	return total
}

// outline is a rectangle as a path, which is shorter than the element of this name.
func outline(r rect) string {
	return strings.Join([]string{"M", num(r.left), " ", num(r.top), "h", num(r.width), "v", num(r.height), "H", num(r.left), "z"}, "")
}

// placed gives the outline of a symbol at its place and in its size, so that it needs no
// transformation; ok is false of one that has more than straight lines.
func placed(d string, scale, x, y float64) (path string, ok bool) {
	var b strings.Builder
	for _, step := range steps(d) {
		v := numbers(step[1:])
		switch {
		case strings.ContainsRune("Zz", rune(step[0])) && len(v) == 0:
			b.WriteByte('z')
			continue
		case len(v) != 2:
			return "", false
		case strings.ContainsRune("ML", rune(step[0])):
			v[0], v[1] = v[0]*scale+x, v[1]*scale+y
		case step[0] == 'l':
			v[0], v[1] = v[0]*scale, v[1]*scale
		default:
			return "", false
		}
		switch {
		case step[0] == 'l' && v[1] == 0:
			b.WriteString("h" + num(v[0]))
		case step[0] == 'l' && v[0] == 0:
			b.WriteString("v" + num(v[1]))
		default:
			b.WriteString(step[:1] + num(v[0]) + " " + num(v[1]))
		}
	}
	return b.String(), b.Len() > 0
}

// steps parts a path before its letters.
func steps(d string) []string {
	var all []string
	for _, c := range d {
		if c >= 'A' && c <= 'z' && c != 'e' {
			all = append(all, "")
		}
		if len(all) == 0 {
			return nil
		}
		all[len(all)-1] += string(c)
	}
	return all
}
