package day

import "strings"

// nominative are the names of months as they stand alone, from January on, of
// languages that write them in another form beside a day, which is the form that the
// locales have.
var nominative = [...]string{
	"leden únor březen duben květen červen červenec srpen září říjen listopad prosinec",
	"január február marec apríl máj jún júl august september október november december",
	"styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
	"siječanj veljača ožujak travanj svibanj lipanj srpanj kolovoz rujan listopad studeni prosinac",
	"tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu",
	"sausis vasaris kovas balandis gegužė birželis liepa rugpjūtis rugsėjis spalis lapkritis gruodis",
	"ιανουάριος φεβρουάριος μάρτιος απρίλιος μάιος ιούνιος ιούλιος αύγουστος σεπτέμβριος οκτώβριος νοέμβριος δεκέμβριος",
	"январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
	"січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень",
	"студзень люты сакавік красавік май чэрвень ліпень жнівень верасень кастрычнік лістапад снежань",
}

// nominativeIn are the languages of these.
var nominativeIn = [len(nominative)]string{"cs", "sk", "pl", "hr", "fi", "lt", "el", "ru", "uk", "be"}

// alone notes the names of months as they stand alone.
func (n *names) alone() {
	for at, list := range nominative {
		for i, name := range strings.Fields(list) {
			n.note(nominativeIn[at], name, i+1)
		}
	}
}
