package chart

import (
	"math"
	"strconv"
	"strings"

	"github.com/go-echarts/go-echarts/v2/opts"
)

// radarLayout is a radar on its way to a draft.
type radarLayout struct {
	Ladder
	kit
	n      int
	cx, cy float64
	radius float64
	draft  draft
}

// manner is how axes are named.
type manner int

const (
	around   manner = iota // level texts round the rim
	numbered               // numbers round the rim, and a list below
)

func (r *radarLayout) layout() draft {
	d := &r.draft
	d.kind, d.width, d.ruler = "radar", r.width, r.ruler
	how, size := around, usual
	room := r.width*.5 - 150
	switch {
	case r.narrow() && r.n > 8:
		how, room = numbered, 18
	case r.narrow():
		room = r.width * .25
	}
	r.radius = min((r.width-2*room-16)/2, 180)
	if how == around && !r.narrow() {
		r.radius = 150
	}
	keys := make([]key, len(r.Profiles))
	for i, p := range r.Profiles {
		keys[i] = key{text: plain(p.Name), colour: seriesColour(p.Tone, i), dash: dashes[i%len(dashes)]}
	}
	top := d.writeKeys(keys, 0, 0, r.width)
	above := 40.0
	if how == numbered {
		above = 22
	}
	r.cx, r.cy = r.width/2, top+above+r.radius
	d.height = r.cy + r.radius + above
	d.radius = r.radius
	r.rings()
	r.profiles()
	r.names(how, size, room)
	if how == numbered {
		d.height = r.list(d.height)
	}
	if r.kit.height > 0 {
		d.height = max(d.height, r.kit.height)
	}
	r.strips()
	return *d
}

// spot gives a place on an axis. Axes run clockwise from the top.
func (r *radarLayout) spot(axis int, radius float64) (x, y float64) {
	a := 2 * math.Pi * float64(axis) / float64(r.n)
	return r.cx + radius*math.Sin(a), r.cy - radius*math.Cos(a)
}

func (r *radarLayout) steps() int { return max(1, len(r.Rings)) }

func (r *radarLayout) rings() {
	indicators := make([]*opts.Indicator, r.n)
	for i := range indicators {
		indicators[i] = &opts.Indicator{Name: plain(r.Axes[i]), Max: float32(r.steps())}
	}
	r.draft.radar = &opts.RadarComponent{
		Indicator: indicators, SplitNumber: r.steps(), Center: []float64{round2(r.cx), round2(r.cy)},
		SplitArea: &opts.SplitArea{Show: opts.Bool(false)},
		SplitLine: &opts.SplitLine{Show: opts.Bool(true), LineStyle: &opts.LineStyle{Color: string(grid)}},
		AxisLine:  &opts.AxisLine{Show: opts.Bool(true), LineStyle: &opts.LineStyle{Color: string(grid)}},
		AxisName:  &opts.AxisName{Show: opts.Bool(false)},
	}
	for i, name := range r.Rings {
		_, y := r.spot(0, r.radius*float64(i+1)/float64(r.steps()))
		r.draft.write(words{x: r.cx + 3, y: y + 1, size: small, anchor: "left", valign: "top", colour: quiet, halo: true, full: plain(name)}, r.ruler.cut(plain(name), small, r.radius*.8))
	}
}

func (r *radarLayout) profiles() {
	for i, p := range r.Profiles {
		colour := seriesColour(p.Tone, i)
		values := make([]float64, r.n)
		for j := range values {
			values[j] = max(0, min(p.at(j)+1, float64(r.steps())))
		}
		s := series{extra: map[string]any{"silent": true}}
		s.Name, s.Type = plain(p.Name), "radar"
		s.Data = []opts.RadarData{{Name: plain(p.Name), Value: values}}
		s.Symbol, s.SymbolSize = markers[i%len(markers)], 5
		s.ItemStyle = &opts.ItemStyle{Color: string(colour)}
		w := 2.0
		if p.Quiet {
			w, s.Symbol = 1.25, "none"
		}
		s.extra["lineStyle"] = map[string]any{"color": colour, "width": w, "type": dashes[i%len(dashes)]}
		if i == 0 {
			s.AreaStyle = &opts.AreaStyle{Color: string(colour), Opacity: opts.Float(.1)}
		}
		r.draft.series = append(r.draft.series, s)
	}
}

// names writes the names of the axes.
func (r *radarLayout) names(how manner, size, room float64) {
	d := &r.draft
	for i := range r.n {
		name := plain(r.Axes[i])
		angle := 360 * float64(i) / float64(r.n)
		switch how {
		case around:
			x, y := r.spot(i, r.radius+10)
			w := words{x: x, y: y, size: size, anchor: "left", valign: "middle", colour: ink}
			sine := math.Sin(angle * math.Pi / 180)
			space := r.width - x - 2
			if sine < 0 {
				w.anchor, space = "right", x-2
			}
			if math.Abs(sine) < .12 {
				w.anchor, w.valign, space = "center", "bottom", 2*r.radius*math.Sin(2*math.Pi/float64(r.n))-8
				space = max(space, 96)
				if y > r.cy {
					w.valign = "top"
				}
			}
			d.label(w, name, min(space, max(room, 100)+40), 2)
		case numbered:
			x, y := r.spot(i, r.radius+11)
			d.write(words{x: x, y: y, size: small, anchor: "center", valign: "middle", colour: ink}, strconv.Itoa(i+1))
		}
	}
}

// list writes the numbered names in two columns and gives the new height.
func (r *radarLayout) list(top float64) float64 {
	d := &r.draft
	y := top
	for i := 0; i < r.n; i += 2 {
		lines := 1
		for j := i; j < min(i+2, r.n); j++ {
			x := float64(j-i) * r.width / 2
			text := r.ruler.wrap(plain(r.Axes[j]), small, r.width/2-26, 2)
			d.write(words{x: x + 16, y: y, size: small, anchor: "right", valign: "top", colour: quiet}, strconv.Itoa(j+1))
			d.write(words{x: x + 20, y: y, size: small, anchor: "left", valign: "top", colour: ink, full: plain(r.Axes[j])}, text...)
			lines = max(lines, len(text))
		}
		y += lineHeight(small)*float64(lines) + 2
	}
	return y + 4
}

func (r *radarLayout) strips() {
	for i := range r.n {
		var said []string
		for _, p := range r.Profiles {
			said = append(said, plain(p.Name)+": "+r.ring(r.kit, p.at(i)))
		}
		x, y := r.spot(i, r.radius*.86)
		side := max(8, min(28, r.radius*5/float64(r.n)))
		r.draft.hits = append(r.draft.hits, hit{rect{x - side/2, y - side/2, side, side}, mark{plain(r.Axes[i]), "", strings.Join(said, " · ")}})
	}
}
