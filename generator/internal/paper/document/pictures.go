package document

import (
	"crypto/sha256"
	"errors"
	"runtime"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/casebook-dev/casebook/generator/internal/files/picture"
)

const (
	// longestSide is 230 dots per inch over the 175 mm between the margins of
	// an A4 page: more than paper shows.
	longestSide = 1600
	// largePixels is what is made one at a time.
	largePixels = 20_000_000
)

// embedded is a picture in the document.
type embedded struct {
	address       string // data:
	width, height int    // 0 = a drawing that does not say
	err           error  // in the place of all others
}

// pictures are those of the page, by the hash of what they were made from.
type pictures struct {
	mu   sync.Mutex
	made map[[sha256.Size]byte]*embedded
}

func newPictures() *pictures { return &pictures{made: map[[sha256.Size]byte]*embedded{}} }

// of gives the picture of a file, made once.
func (p *pictures) of(data []byte) *embedded {
	key := sha256.Sum256(data)
	p.mu.Lock()
	made := p.made[key]
	p.mu.Unlock()
	if made == nil {
		cleaned, err := picture.Clean(data, picture.Options{Max: longestSide, Still: true})
		made = &embedded{err: err}
		if err == nil {
			made = &embedded{picture.Address(cleaned.Type, cleaned.Data), cleaned.Width, cleaned.Height, nil}
		}
		p.mu.Lock()
		p.made[key] = made
		p.mu.Unlock()
	}
	return made
}

// encodeAhead makes the pictures of a page on all processors, each once. One
// that is large is made alone: ten of them would not fit into memory.
func (c *cleaner) encodeAhead(root *html.Node) {
	var files [][]byte
	seen := map[[sha256.Size]byte]bool{}
	for n := range elements(root) {
		if src, ok := attr(n, "src"); ok && n.DataAtom == atom.Img && !hasScheme(src, "data") {
			if p, ours := c.path(src); ours {
				if data, ok := c.file(p); ok && !seen[sha256.Sum256(data)] {
					seen[sha256.Sum256(data)] = true
					files = append(files, data)
				}
			}
		}
	}
	var all sync.WaitGroup
	var large sync.Mutex
	turn := make(chan struct{}, runtime.GOMAXPROCS(0))
	for _, data := range files {
		turn <- struct{}{}
		all.Go(func() {
			defer func() { <-turn }()
			if picture.Pixels(data) > largePixels {
				large.Lock()
				defer large.Unlock()
			}
			c.pictures.of(data)
		})
	}
	all.Wait()
}

// pictureAt gives the picture at an address of the page, or nil and a trouble.
func (c *cleaner) pictureAt(address string) *embedded {
	var data []byte
	where := ""
	if hasScheme(strings.TrimSpace(address), "data") {
		_, d, ok := picture.ReadAddress(address)
		if !ok {
			c.trouble(Trouble{Why: "a picture inside the page cannot be read", Hint: "keep it in a file of the portfolio"})
			return nil
		}
		data = d
	} else {
		d, ok := c.read(address, "the picture")
		if !ok {
			return nil
		}
		data = d
		where, _ = c.path(address)
	}
	p := c.pictures.of(data)
	if p.err != nil {
		hint := ""
		var unfit *picture.Unfit
		if errors.As(p.err, &unfit) {
			hint = unfit.Hint
		}
		c.trouble(Trouble{Path: where, Why: p.err.Error(), Hint: hint})
		return nil
	}
	return p
}
