package scan

import (
	"fmt"
	"os"
	"strconv"
	"strings"
)

// hostile are texts that want to run, to restyle, to be asked for elsewhere, or
// to be read in two ways, each with the frame in which it would work if nothing
// escaped it. Where what is given, one of the finds has to say it.
var hostile = readHostile()

type hostileText struct{ frame, text, what string }

// readHostile reads the list, which tests of whole sites read as well.
func readHostile() []hostileText {
	data, err := os.ReadFile("testdata/hostile.txt")
	if err != nil {
		panic(err)
	}
	var all []hostileText
	for i, line := range strings.Split(string(data), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		fields := strings.Split(line, "\t")
		for j := 1; j < len(fields); j++ {
			if fields[j], err = strconv.Unquote(fields[j]); err != nil {
				panic(fmt.Sprintf("testdata/hostile.txt:%d: %v", i+1, err))
			}
		}
		all = append(all, hostileText{fields[0], fields[1], fields[2]})
	}
	return all
}
