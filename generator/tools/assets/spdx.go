package main

import (
	"slices"
	"strings"

	"github.com/google/licensecheck"
)

// surely is how much of a text, in percent, has to be of a licence that is known.
// What is left is copyright lines and the like.
const surely = 95

// spdx names the licences of texts by their ids of SPDX (https://spdx.org/licenses/),
// all of which hold: "Apache-2.0 AND MIT". Where any text does not tell for sure, as
// one that offers a choice, it is "".
func spdx(texts []string) string {
	var ids []string
	for _, text := range texts {
		found := licensecheck.Scan([]byte(text))
		if found.Percent < surely || len(found.Match) != 1 || found.Match[0].IsURL {
			return ""
		}
		if id := found.Match[0].ID; !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return strings.Join(ids, " AND ")
}
