package leaks

import "github.com/casebook-dev/casebook/themes"

// ours are the files of the theme that the program brings.
var ours, _ = themes.Open(themes.Names()[0])
