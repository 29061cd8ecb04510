package chart

// thin keeps of a long series what a picture can show: see the package
// comment. Places must not decrease. Gaps stay where a bucket holds nothing
// else.
func thin(points []Point, first, last float64, buckets int) []Point {
	if len(points) <= 2*buckets || !(last > first) {
		return points
	}
	kept := make([]Point, 0, 2*buckets+2)
	keep := func(i int) {
		if n := len(kept); n == 0 || kept[n-1] != points[i] {
			kept = append(kept, points[i])
		}
	}
	bucketOf := func(p Point) int { return int((p.middle() - first) / (last - first) * float64(buckets)) }
	for i := 0; i < len(points); {
		b, low, high, end := bucketOf(points[i]), -1, -1, i
		for ; end < len(points) && bucketOf(points[end]) == b; end++ {
			if v := points[end].Value; !gap(v) {
				if low < 0 || v < points[low].Value {
					low = end
				}
				if high < 0 || v > points[high].Value {
					high = end
				}
			}
		}
		switch {
		case low < 0:
			keep(i)
		default:
			if i == 0 && low != 0 && high != 0 && !gap(points[0].Value) {
				keep(0)
			}
			keep(min(low, high))
			keep(max(low, high))
			if end == len(points) && !gap(points[end-1].Value) {
				keep(end - 1)
			}
		}
		i = end
	}
	return kept
}
