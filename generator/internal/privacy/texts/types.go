package texts

import (
	"reflect"

	"github.com/casebook-dev/casebook/generator/internal/read/casefile"
	"github.com/casebook-dev/casebook/generator/internal/read/source"
)

var (
	BodyType  = reflect.TypeFor[source.Body]()
	ValueType = reflect.TypeFor[source.Value]()
	TextType  = reflect.TypeFor[casefile.Text]()

	PointsType = reflect.TypeFor[[]casefile.Point]()
)
