package check

import "github.com/casebook-dev/casebook/generator/diag"

var attachmentUnsearched = Check{
	ID:       "attachment-unsearched",
	Title:    "an attached file that cannot be searched",
	Severity: diag.Warning,
	Doc: `A file is published for an audience that may not read all of the case, and no
search can look into it, or into a file that it packs: it is a 7z or RAR archive,
packed by xz or zstd, locked with a password, damaged, or of an unknown kind.

Every file that leaves is searched for names, terms and words that its readers
may not read. Here nothing is found, whatever the file holds.

Give it as a PDF, or as a ZIP archive, without a password. Where it has to be as
it is, look into it yourself and accept the warning in config.yaml:

  accept:
    - check: attachment-unsearched
      file: content/evidence/rota/traces.7z
      because: traces of test machines, no names in them

Pictures, films and recordings are not told: no search sees what they show.`,
}
