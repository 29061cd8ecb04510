package series

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/casebook-dev/casebook/generator/diag"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
	"github.com/casebook-dev/casebook/generator/internal/values/day"
)

// cases is how many files a property is tried on.
func cases() int {
	if os.Getenv("CASEBOOK_LONG") != "" {
		return 20000
	}
	return 1500
}

// readText reads a file of figures from its bytes.
func readText(t testing.TB, text string, o Options) (Table, diag.List) {
	t.Helper()
	tree, diags, err := source.Read(fstest.MapFS{
		"config.yaml":           {Data: []byte("title: x\n")},
		"content/metrics/s.csv": {Data: []byte(text)},
	})
	if err != nil {
		t.Fatal(err)
	}
	if o.Sidecar = "s.yaml"; len(tree.Tables) == 0 || len(diags) > 0 {
		return Table{}, diags
	}
	return Read(tree.Tables[0], o)
}

func told(diags diag.List) bool { return slices.ContainsFunc(diags, isError) }

func pick[T any](r *rand.Rand, some ...T) T { return some[r.IntN(len(some))] }

// style is how one file writes its numbers.
type style struct {
	decimal, group string
	indian         bool
}

func styleOf(r *rand.Rand) style {
	soft := []string{" ", "\u00a0", "\u202f", "\u2009", "\u2007", "'", "’"}
	switch r.IntN(6) {
	case 0:
		return style{".", ",", false}
	case 1:
		return style{",", ".", false}
	case 2:
		return style{".", ",", true}
	case 3:
		return style{pick(r, ".", ","), pick(r, soft...), false}
	}
	return style{pick(r, ".", ","), "", false}
}

// digits writes a whole number with its groups.
func (s style) digits(n string) string {
	if s.group == "" || len(n) < 4 {
		return n
	}
	size, out := 3, ""
	for len(n) > size {
		out = s.group + n[len(n)-size:] + out
		if n = n[:len(n)-size]; s.indian {
			size = 2
		}
	}
	return n + out
}

// figures is how one column writes its numbers.
type figures struct {
	decimals       int
	large          int // the greatest whole part
	before, after  string
	scale          []string // "", "K", "M"
	negative       string
	plus, exponent bool
}

func figuresOf(r *rand.Rand) figures {
	f := figures{decimals: r.IntN(5), large: pick(r, 9, 99, 999, 9999, 99999, 9999999, 123456789), negative: pick(r, "-", "−", "(", "after", "–", "")}
	switch r.IntN(9) {
	case 0:
		f.after = pick(r, "%", " %", "\u00a0%", "\u202f%")
	case 1:
		f.before = pick(r, "$", "€", "£", "US$", "EUR ", "CHF ", "R$ ", "€\u00a0")
	case 2:
		f.after = pick(r, " €", "€", " EUR", " kr", " zł", "\u00a0₽")
	case 3:
		f.after = pick(r, " ms", "ms", " kg", " °C", " req/s", " MB", "h", " story points", " m²")
	case 4:
		f.scale = []string{"", "K", "M"}
	case 5:
		f.scale = []string{pick(r, "k", "K", "M", " million", " Mio.", " thousand", "B", " K", " M", "bn")}
	case 6:
		f.before, f.scale = "$", []string{pick(r, "k", "m", "M", "bn", "B")}
	case 7:
		f.exponent = true
	}
	f.plus = r.IntN(8) == 0
	return f
}

// write gives a number as the column writes it, and what it says.
func (f figures) write(r *rand.Rand, s style) (text string, value float64) {
	whole := strconv.Itoa(r.IntN(f.large + 1))
	fraction := ""
	for range f.decimals {
		fraction += strconv.Itoa(r.IntN(10))
	}
	text, plain := s.digits(whole), whole
	if f.exponent {
		text = whole // nobody parts the thousands of 7.181e4
	}
	if fraction != "" {
		text, plain = text+s.decimal+fraction, plain+"."+fraction
	}
	if fraction != "" && whole == "0" && r.IntN(3) == 0 {
		text = s.decimal + fraction
	}
	power := 0
	if f.exponent {
		power = r.IntN(9) - 4
		text += fmt.Sprintf("%s%s", pick(r, "e", "E"), pick(r, fmt.Sprintf("%+03d", power), fmt.Sprint(power)))
	}
	if len(f.scale) > 0 {
		word := pick(r, f.scale...)
		text += word
		switch strings.TrimSpace(word) {
		case "K", "k", "thousand":
			power += 3
		case "M", "m", "million", "Mio.":
			power += 6
		case "B", "bn":
			power += 9
		}
	}
	sign := ""
	if r.IntN(4) == 0 && f.negative != "" {
		sign = "-"
	}
	value, err := strconv.ParseFloat(sign+plain+"e"+strconv.Itoa(power), 64)
	if err != nil {
		panic(err)
	}
	text += f.after
	switch {
	case sign == "":
		if text = f.before + text; f.plus {
			text = "+" + text
		}
	case f.negative == "(":
		text = "(" + f.before + text + ")"
	case f.negative == "after":
		text = f.before + text + "-"
	case r.IntN(2) == 0:
		text = f.before + f.negative + text
	default:
		text = f.negative + f.before + text
	}
	return text, value
}

var gaps = []string{"", "NA", "N/A", "n/a", "#N/A", "null", "NaN", "-", "–", "—", ".", "..", "?"}

var nonsense = []string{"abc", "~5", "<5", "1:30", "5-10", "12/15", "#DIV/0!", "1.2.3,4", "12 of 15", "5,6,7", "1..2", "--5", "1 2 3", "12 34", "(5", "0x1F", "∞", "1e999", "5 ms 3"}

// file is a made-up file with what it says.
type file struct {
	text    string
	options Options
	dates   []string
	names   []string
	values  [][]float64
	header  bool
	wrong   bool // something in it must be told
}

func fileOf(r *rand.Rand) file {
	var f file
	s := styleOf(r)
	comma := pick(r, ",", ";", "\t")
	columns := make([]figures, 1+r.IntN(3))
	for i := range columns {
		columns[i] = figuresOf(r)
		f.names = append(f.names, pick(r, "deploys", "cost", "share of wallet", "lat.p95", "Ø Zeit")+strconv.Itoa(i))
	}
	quote := func(cell string) string {
		if strings.Contains(cell, comma) || strings.Contains(cell, `"`) || r.IntN(10) == 0 {
			return `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
		}
		return cell
	}
	var lines []string
	add := func(cells ...string) {
		for i := range cells {
			cells[i] = quote(cells[i])
		}
		lines = append(lines, strings.Join(cells, comma))
	}
	if r.IntN(8) == 0 {
		lines = append(lines, "sep="+comma)
	}
	preamble := 0
	if r.IntN(5) == 0 {
		for range 1 + r.IntN(3) {
			lines = append(lines, pick(r, "Monthly report", "Exported by the tool", "", "# a comment"))
		}
		if preamble = len(lines); r.IntN(2) == 0 {
			f.options.First = preamble
		}
	}
	f.header = preamble > 0 || r.IntN(6) > 0
	if f.header {
		add(append([]string{"month"}, f.names...)...)
	} else {
		f.names = nil
	}
	rows := 1 + r.IntN(20)
	for i := range rows {
		date := fmt.Sprintf("%d-%02d", 2024+i/12, i%12+1)
		cells, values := []string{date}, []float64{}
		for _, c := range columns {
			text, v := c.write(r, s)
			switch n := r.IntN(200); {
			case n < 12:
				text, v = pick(r, gaps...), math.NaN()
			case n < 13:
				text, f.wrong = pick(r, nonsense...), true
			}
			cells, values = append(cells, text), append(values, v)
		}
		if f.header && r.IntN(200) == 0 {
			cells, f.wrong = cells[:len(cells)-1], true
		}
		add(cells...)
		f.dates, f.values = append(f.dates, date), append(f.values, values)
		if r.IntN(30) == 0 {
			lines = append(lines, pick(r, "", "# remark"))
		}
	}
	if r.IntN(6) == 0 {
		last := 1
		if r.IntN(2) == 0 {
			cells := []string{pick(r, "Total", "Summe", "Gesamt 2026", "Average", "Moyenne", "Σ total")}
			for _, c := range columns {
				text, _ := c.write(r, s)
				cells = append(cells, text)
			}
			add(cells...)
		} else {
			lines = append(lines, pick(r, "Source: the tool", "All figures are preliminary"))
		}
		if r.IntN(2) == 0 {
			f.options.Last = last
		} else {
			f.wrong = true
		}
	}
	if !f.header { // columns without any number have no name
		n := 0
		for j := range columns {
			if !empty(f.values, j) {
				n++
			}
			f.names = append(f.names, []string{"", "value", "value-2", "value-3"}[n])
		}
	}
	if r.IntN(5) == 0 {
		f.options.Decimal = Name{V: s.decimal, Pos: diag.Pos{File: "s.yaml", Line: 1}}
	}
	f.text = strings.Join(lines, pick(r, "\n", "\r\n")) + pick(r, "", "\n")
	if r.IntN(10) == 0 {
		f.text = "\uFEFF" + f.text
	}
	return f
}

// A number comes out equal to what it says, or as a diagnostic.
func TestNumbersComeOutEqual(t *testing.T) {
	read := 0
	for seed := range cases() {
		f := fileOf(rand.New(rand.NewPCG(uint64(seed), 1)))
		got, diags := readText(t, f.text, f.options)
		if told(diags) || !f.header && len(diags) > 0 {
			continue // without a header, a column that is told of changes the names of the others
		}
		read++
		if f.wrong && len(diags) == 0 {
			t.Errorf("seed %d: nothing is told of\n%s", seed, f.text)
		}
		if len(got.Points) != len(f.dates) {
			t.Fatalf("seed %d: %d points of %d, %v\n%s", seed, len(got.Points), len(f.dates), diags, f.text)
		}
		for j, name := range f.names {
			at := slices.IndexFunc(got.Columns, func(c Column) bool { return c.ID == name })
			if at < 0 || empty(f.values, j) {
				if !empty(f.values, j) && len(diags) == 0 {
					t.Errorf("seed %d: the column %q is lost: %v\n%s", seed, name, got.Columns, f.text)
				}
				continue
			}
			for i, p := range got.Points {
				want := f.values[i][j]
				if v := p.Values[at]; p.When.Text != f.dates[i] || v != want && !(math.IsNaN(v) && math.IsNaN(want)) {
					t.Fatalf("seed %d: %s in %s: got %v of %s, want %v of %s\n%v\n%s", seed, name, p.When.Text, v, p.When.Text, want, f.dates[i], diags, f.text)
				}
			}
		}
	}
	t.Logf("%d of %d files are read without an error", read, cases())
	if 2*read < cases() {
		t.Errorf("only %d of %d files are read", read, cases())
	}
}

func empty(values [][]float64, column int) bool {
	return !slices.ContainsFunc(values, func(row []float64) bool { return !math.IsNaN(row[column]) })
}

var dateStyles = []func(r *rand.Rand, d day.Day) (text, period string){
	layout("2006-01-02"), layout("2006/01/02"), layout("2006.01.02"), layout("2006-1-2"), layout("20060102"),
	layout("02.01.2006"), layout("2.1.2006"), layout("2. 1. 2006"), layout("02/01/2006"), layout("01/02/2006"), layout("1/2/2006"),
	layout("02-01-2006"), layout("02/01/06"), layout("01/02/06"), layout("06/01/02"), layout("2.1.06"),
	layout("Jan 2, 2006"), layout("January 2, 2006"), layout("2 January 2006"), layout("02-Jan-2006"), layout("02-Jan-06"), layout("Mon, 2 Jan 2006"), layout("2006 Jan 2"),
	layout("2006-01-02T15:04:05Z"), layout("2006-01-02 15:04"), layout("02.01.2006 15:04"), layout("1/2/2006 3:04 PM"), layout("2006-01-02T15:04:05-07:00"),
	monthly("2006-01"), monthly("2006/01"), monthly("01/2006"), monthly("01.2006"), monthly("Jan 2006"), monthly("January 2006"), monthly("Jan-06"), monthly("Jan '06"), monthly("200601"), monthly("2006年1月"),
	quarterly("%d-Q%d"), quarterly("%dQ%d"), quarterly("%d Q%d"), quarterly("%d-T%d"), quarterlyBack("Q%[2]d %[1]d"), quarterlyBack("Q%[2]d/%[1]d"), quarterlyBack("%[2]d. Quartal %[1]d"), quarterlyBack("%[2]dQ %[1]d"),
	func(_ *rand.Rand, d day.Day) (string, string) { w := d.Week().Text; return w, w },
	func(_ *rand.Rand, d day.Day) (string, string) {
		w := d.Week().Text
		return strings.Replace(w, "-", "", 1), w
	},
	func(_ *rand.Rand, d day.Day) (string, string) { return strconv.Itoa(int(d) * 86400), d.String() },
	func(_ *rand.Rand, d day.Day) (string, string) { return strconv.Itoa(int(d)*86400000 + 5), d.String() },
	func(_ *rand.Rand, d day.Day) (string, string) {
		y, m, dd := d.Date()
		return fmt.Sprintf("%d. %s %d", dd, [...]string{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"}[m-1], y), d.String()
	},
	func(_ *rand.Rand, d day.Day) (string, string) {
		y, m, dd := d.Date()
		return fmt.Sprintf("%d de %s de %d", dd, [...]string{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"}[m-1], y), d.String()
	},
	func(_ *rand.Rand, d day.Day) (string, string) { y := d.Year().Text; return y, y },
}

func layout(form string) func(*rand.Rand, day.Day) (string, string) {
	return func(_ *rand.Rand, d day.Day) (string, string) { return d.Time().Format(form), d.String() }
}

func monthly(form string) func(*rand.Rand, day.Day) (string, string) {
	return func(_ *rand.Rand, d day.Day) (string, string) { return d.Time().Format(form), d.Month().Text }
}

func quarterly(form string) func(*rand.Rand, day.Day) (string, string) {
	return func(_ *rand.Rand, d day.Day) (string, string) {
		q := d.Quarter().Text
		return fmt.Sprintf(form, wholeNumber(q[:4]), wholeNumber(q[6:])), q
	}
}

func quarterlyBack(form string) func(*rand.Rand, day.Day) (string, string) { return quarterly(form) }

// A date comes out as the one that was meant, or as a diagnostic.
func TestDatesComeOutEqual(t *testing.T) {
	read := make([]int, len(dateStyles))
	for seed := range cases() {
		r := rand.New(rand.NewPCG(uint64(seed), 2))
		k := r.IntN(len(dateStyles))
		step := pick(r, 1, 7, 28, 30, 31, 91, 365, 366)
		at := day.Of(2001+r.IntN(25), 1+r.IntN(12), 1+r.IntN(28))
		var text strings.Builder
		fmt.Fprintf(&text, "%s;n\n", pick(r, "date", "when", "year", "Datum"))
		var want []string
		for i := range 1 + r.IntN(30) {
			cell, period := dateStyles[k](r, at)
			fmt.Fprintf(&text, "%s;%d\n", cell, 10+i)
			want = append(want, period)
			at += day.Day(step)
		}
		got, diags := readText(t, text.String(), Options{})
		if told(diags) {
			continue
		}
		read[k]++
		if len(got.Points) != len(want) {
			t.Fatalf("seed %d: %d points of %d\n%s", seed, len(got.Points), len(want), &text)
		}
		for i, p := range got.Points {
			found := p.When.Text
			if date, clock, timed := strings.Cut(found, "T"); timed && len(clock) > 3 {
				found = date
			}
			if found != want[i] || p.Values[0] != float64(10+i) {
				t.Fatalf("seed %d: got %s with %v, want %s\n%v\n%s", seed, p.When, p.Values, want[i], diags, &text)
			}
		}
	}
	for k, n := range read {
		if sample, _ := dateStyles[k](rand.New(rand.NewPCG(1, 1)), day.Of(2026, 3, 31)); n == 0 {
			t.Errorf("dates as %q are never read", sample)
		}
	}
}
