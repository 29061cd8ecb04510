package check

import "github.com/casebook-dev/casebook/generator/diag"

var attachmentUnsearched = Check{
	ID:       "attachment-unsearched",
	Title:    "an attached file that cannot be searched",
	Severity: diag.Warning,
	Doc: `A file is published for an audience that may not read all of the case, but
casebook cannot search it, or a file inside it: it is a 7z or RAR archive,
compressed with xz or zstd, protected by a password, damaged, or of an unknown
type.

Every published file is searched for names, terms and words that its readers
may not read. In this one nothing can be found, even if it contains them.

Save it as a PDF, or as a ZIP archive, without a password. If it must stay in
this format, look into it yourself and accept the warning in config.yaml:

  accept:
    - check: attachment-unsearched
      file: content/evidence/rota/traces.7z
      because: traces of test machines, no names in them

Pictures, videos and sound recordings are not reported, since no search covers
what they show.`,
}
