package document

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"net/url"
	"runtime"
	"strconv"
	"strings"
	"sync"

	"github.com/bep/imagemeta"
	"golang.org/x/image/draw"
	"golang.org/x/image/webp"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	// mostPixels bounds the memory that a picture takes: four bytes for each. A
	// header of a few bytes may promise any size.
	mostPixels = 100_000_000
	// longestSide is 230 dots per inch over the 175 mm between the margins of
	// an A4 page: more than paper shows.
	longestSide = 1600
	quality     = 85 // of JPEG, of 100
)

// picture is one in the document.
type picture struct {
	address       string // data:
	width, height int    // 0 = a drawing that does not say
	err           error  // in the place of all others
}

// pictures are those of the page, by the hash of what they were made from.
type pictures struct {
	mu   sync.Mutex
	made map[[sha256.Size]byte]*picture
}

func newPictures() *pictures { return &pictures{made: map[[sha256.Size]byte]*picture{}} }

// of gives the picture of a file, made once.
func (p *pictures) of(data []byte) *picture {
	key := sha256.Sum256(data)
	p.mu.Lock()
	made := p.made[key]
	p.mu.Unlock()
	if made == nil {
		made = encode(data)
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
			if _, size, err := header(data); err == nil && size.Width*size.Height > mostPixels/5 {
				large.Lock()
				defer large.Unlock()
			}
			c.pictures.of(data)
		})
	}
	all.Wait()
}

// pictureAt gives the picture at an address of the page, or nil and a trouble.
func (c *cleaner) pictureAt(address string) *picture {
	var data []byte
	where := ""
	if hasScheme(strings.TrimSpace(address), "data") {
		_, d, ok := readDataAddress(strings.TrimSpace(address))
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
		hint := "keep it as JPEG, PNG, GIF, WebP or SVG"
		if errors.Is(p.err, errLarge) {
			hint = "scale it down"
		} else if errors.Is(p.err, errOutside) {
			hint = "embed what it needs, or export it as PNG"
		}
		c.trouble(Trouble{Path: where, Why: p.err.Error(), Hint: hint})
		return nil
	}
	return p
}

var errLarge = errors.New("the picture is too large")

// encode makes a picture anew from the bytes of a file, so that nothing but what
// is seen is left.
func encode(data []byte) *picture {
	if isDrawing(data) {
		return encodeDrawing(data, 0)
	}
	kind, size, err := header(data)
	if err != nil {
		return &picture{err: err}
	}
	if size.Width <= 0 || size.Height <= 0 {
		return &picture{err: errors.New("the picture has no size")}
	}
	if size.Width > mostPixels/size.Height {
		return &picture{err: fmt.Errorf("%w: %d by %d pixels, where %d million is the most", errLarge, size.Width, size.Height, mostPixels/1_000_000)}
	}
	img, err := decode(kind, data, size)
	if err != nil {
		return &picture{err: fmt.Errorf("the picture cannot be read: %w", err)}
	}
	_, photograph := img.(*image.YCbCr) // lossy WebP too
	img = turned(scaled(img), orientation(kind, data))
	var b bytes.Buffer
	as := "image/png"
	if photograph || kind == "jpeg" {
		as = "image/jpeg"
		err = jpeg.Encode(&b, img, &jpeg.Options{Quality: quality})
	} else {
		err = png.Encode(&b, img)
	}
	if err != nil {
		return &picture{err: fmt.Errorf("the picture cannot be written: %w", err)}
	}
	return &picture{address: dataAddress(as, b.Bytes()), width: img.Bounds().Dx(), height: img.Bounds().Dy()}
}

// header reads what a picture is and how large it claims to be.
func header(data []byte) (string, image.Config, error) {
	r := bytes.NewReader(data)
	kind, read := "", png.DecodeConfig
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xd8\xff")):
		kind, read = "jpeg", jpeg.DecodeConfig
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
		kind = "png"
	case bytes.HasPrefix(data, []byte("GIF8")):
		kind, read = "gif", gif.DecodeConfig
	case len(data) > 12 && string(data[:4]) == "RIFF" && string(data[8:12]) == "WEBP":
		kind, read = "webp", webp.DecodeConfig
	default:
		return "", image.Config{}, errors.New("the file is no picture that a document can hold")
	}
	size, err := read(r)
	if err != nil {
		return "", image.Config{}, fmt.Errorf("the picture cannot be read: %w", err)
	}
	return kind, size, nil
}

func decode(kind string, data []byte, size image.Config) (image.Image, error) {
	r := bytes.NewReader(data)
	switch kind {
	case "jpeg":
		return jpeg.Decode(r)
	case "png":
		return png.Decode(r)
	case "webp":
		return webp.Decode(r)
	}
	first, err := gif.Decode(r)
	if err != nil || first.Bounds() == image.Rect(0, 0, size.Width, size.Height) {
		return first, err
	}
	// The first frame covers a part of the whole.
	whole := image.NewNRGBA(image.Rect(0, 0, size.Width, size.Height))
	draw.Draw(whole, first.Bounds(), first, first.Bounds().Min, draw.Src)
	return whole, nil
}

// scaled gives a picture that is no larger than the document needs.
func scaled(img image.Image) image.Image {
	w, h := img.Bounds().Dx(), img.Bounds().Dy()
	if max(w, h) <= longestSide {
		return img
	}
	if w >= h {
		w, h = longestSide, max(1, h*longestSide/w)
	} else {
		w, h = max(1, w*longestSide/h), longestSide
	}
	small := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.CatmullRom.Scale(small, small.Bounds(), img, img.Bounds(), draw.Src, nil)
	return small
}

// orientation gives how the camera was held: 1 upright, up to 8 as EXIF counts.
func orientation(kind string, data []byte) int {
	formats := map[string]imagemeta.ImageFormat{"jpeg": imagemeta.JPEG, "png": imagemeta.PNG, "webp": imagemeta.WebP}
	format, ok := formats[kind]
	if !ok {
		return 1
	}
	held := 1
	// An error means that it does not say; the picture itself may be sound.
	imagemeta.Decode(imagemeta.Options{
		R: bytes.NewReader(data), ImageFormat: format, Sources: imagemeta.EXIF,
		ShouldHandleTag: func(t imagemeta.TagInfo) bool { return t.Tag == "Orientation" && t.Namespace == "IFD0" },
		HandleTag: func(t imagemeta.TagInfo) error {
			if n, err := strconv.Atoi(fmt.Sprint(t.Value)); err == nil && n >= 1 && n <= 8 {
				held = n
			}
			return imagemeta.ErrStopWalking
		},
	})
	return held
}

// turned gives a picture as it was seen.
func turned(img image.Image, held int) image.Image {
	if held <= 1 {
		return img
	}
	b := img.Bounds()
	w, h := b.Dx(), b.Dy()
	outW, outH := w, h
	if held >= 5 {
		outW, outH = h, w
	}
	out := image.NewRGBA(image.Rect(0, 0, outW, outH))
	for y := range outH {
		for x := range outW {
			fromX, fromY := x, y
			switch held {
			case 2:
				fromX = w - 1 - x
			case 3:
				fromX, fromY = w-1-x, h-1-y
			case 4:
				fromY = h - 1 - y
			case 5:
				fromX, fromY = y, x
			case 6:
				fromX, fromY = y, h-1-x
			case 7:
				fromX, fromY = w-1-y, h-1-x
			case 8:
				fromX, fromY = w-1-y, x
			}
			out.Set(x, y, img.At(b.Min.X+fromX, b.Min.Y+fromY))
		}
	}
	return out
}

// readDataAddress gives the kind and the bytes of a data: address.
func readDataAddress(address string) (kind string, data []byte, ok bool) {
	head, rest, found := strings.Cut(address[len("data:"):], ",")
	if !found {
		return "", nil, false
	}
	rest, _, _ = strings.Cut(rest, "#")
	text, err := url.PathUnescape(rest)
	if err != nil {
		return "", nil, false
	}
	kind, parameters, _ := strings.Cut(head, ";")
	kind = strings.ToLower(strings.TrimSpace(kind))
	if !strings.HasSuffix(strings.ToLower(strings.TrimSpace(";"+parameters)), ";base64") {
		return kind, []byte(text), true
	}
	text = strings.Join(strings.Fields(text), "")
	data, err = base64.RawStdEncoding.DecodeString(strings.TrimRight(text, "="))
	return kind, data, err == nil
}
