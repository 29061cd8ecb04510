package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"os/user"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/casebook-dev/casebook/generator"
)

// noLadder is the word for a case that has no ladder yet.
const noLadder = "none"

// ofLevels are the flags that mean nothing without a ladder.
var ofLevels = []string{"level", "from", "since"}

func (c *command) init() *cobra.Command {
	var p generator.NewPortfolio
	var ladder string
	var editors []string
	var yes, example bool
	cmd := &cobra.Command{
		Use:   "init [flags] [DIR]",
		Short: "Begin a portfolio",
		Long: `Init writes the first files of a portfolio into DIR (default: the working directory):
config.yaml, a ladder, the home page, a first milestone, and a README for you. The
portfolio builds and passes casebook check --strict at once. A file that exists is
never changed: if one of them is there, init writes nothing.

On a terminal it asks for what no flag sets. Without a terminal, or with --yes, it uses
the flags and the defaults.

With --editor, it also writes the settings of an editor. In a portfolio that exists it
writes these alone.`,
		Example: `  casebook init my-case
  casebook init --yes --name "Ana Silva" --framework design my-case
  casebook init --editor vscode my-case
  casebook init --example demo`,
		Args: arguments(0, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			dir := "."
			if len(args) > 0 {
				dir = args[0]
			}
			settings, err := editorSettings(editors)
			if err != nil {
				return err
			}
			if len(editors) > 0 && isPortfolio(dir) && onlySettings(cmd) {
				return c.write(dir, nil, settings)
			}
			if example {
				return c.write(dir, generator.Example(), settings)
			}
			p.Today = time.Now()
			asking := asker{in: bufio.NewReader(cmd.InOrStdin()), out: c.stderr, silent: yes || !isTerminalIn(cmd.InOrStdin())}
			if err := asking.portfolio(cmd, &p, &ladder); err != nil {
				return err
			}
			files, err := p.Files()
			if err != nil {
				return err
			}
			return c.write(dir, files, settings)
		},
	}
	flags := cmd.Flags()
	flags.BoolVarP(&yes, "yes", "y", false, "ask nothing")
	flags.BoolVar(&example, "example", false, "write the demo case instead")
	flags.StringVar(&p.Name, "name", "", "your name (default: that of git, else of your account)")
	flags.StringVar(&p.Role, "role", "", "what you do now")
	flags.StringVar(&ladder, "framework", "", "a ladder that casebook brings, a framework.yaml, or none (default: engineering)")
	flags.StringVar(&p.From, "from", "", "the level that you hold (default: the first)")
	flags.StringVar(&p.Level, "level", "", "the level that you aim at (default: the one above)")
	flags.StringVar(&p.Since, "since", "", "since when you hold your level")
	flags.StringVar(&p.Opens, "round-opens", "", "the first day of the promotion round")
	flags.StringVar(&p.Closes, "round-closes", "", "the last day of the promotion round")
	flags.StringVar(&p.Decides, "decides", "", "the day on which the committee decides")
	flags.StringVar(&p.Language, "language", "en", "the language of the site")
	wordsVar(flags, &editors, "editor", "", "also write the settings of an editor: "+strings.Join(generator.EditorNames(), ", "))
	_ = cmd.RegisterFlagCompletionFunc("editor", cobra.FixedCompletions(generator.EditorNames(), cobra.ShellCompDirectiveNoFileComp))
	_ = cmd.RegisterFlagCompletionFunc("framework", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return append(generator.LadderNames(), noLadder), cobra.ShellCompDirectiveDefault
	})
	return cmd
}

// asker asks on a terminal for what no flag gave. A silent one takes the defaults.
type asker struct {
	in     *bufio.Reader
	out    io.Writer
	silent bool
}

// portfolio asks everything that a new portfolio is made of, each thing once.
func (a asker) portfolio(cmd *cobra.Command, p *generator.NewPortfolio, ladder *string) (err error) {
	given := func(flag string) bool { return cmd.Flags().Changed(flag) }
	ask := func(flag string, into *string, question, fallback string, ok func(string) error) {
		if err != nil || given(flag) {
			return
		}
		*into, err = a.ask(question, fallback, ok)
	}
	ask("name", &p.Name, "Your name", accountName(cmd), needed)
	ask("role", &p.Role, "What you do now, as in \"Senior engineer\" (may stay empty)", "", nil)
	if !given("framework") {
		a.say("A ladder says what each level asks of you. casebook brings these:")
		for _, l := range generator.Ladders() {
			a.say("  %-22s %s", l.Name, l.Summary)
		}
	}
	ask("framework", ladder, "Which ladder: one of these, the path of your own framework.yaml, or none", "engineering", func(text string) error {
		_, err := ladderText(text)
		return err
	})
	if err != nil {
		return err
	}
	if p.Ladder, err = ladderText(orElse(*ladder, "engineering")); err != nil {
		return err
	}
	if p.Ladder != nil {
		if err := a.levels(p, ask); err != nil {
			return err
		}
	} else if i := slices.IndexFunc(ofLevels, given); i >= 0 {
		return fmt.Errorf("--%s is about a level, and --framework none brings none; leave it out, and write target in config.yaml when the ladder is there", ofLevels[i])
	}
	ask("round-opens", &p.Opens, "When does the promotion round open? A date as 2027-03-01, or empty if you do not know", "", aDate)
	ask("round-closes", &p.Closes, "When does it close for you, the last day to hand in the case? A date, or empty", "", aDate)
	ask("decides", &p.Decides, "When does the committee decide? A date, or empty", "", aDate)
	return err
}

// levels asks for the level held and the level aimed at.
func (a asker) levels(p *generator.NewPortfolio, ask func(string, *string, string, string, func(string) error)) error {
	levels, _, err := generator.LadderLevels(p.Ladder)
	if err != nil {
		return err
	}
	for i, l := range levels {
		a.say("  %d  %s (%s)", i+1, l.Name, l.ID)
	}
	number := func(text string) string { // a level may be named by its number in the list
		if n, err := strconv.Atoi(text); err == nil && n >= 1 && n <= len(levels) {
			return levels[n-1].ID
		}
		return text
	}
	ask("from", &p.From, "The level that you hold: its number or id", "1", nil)
	p.From = number(p.From)
	next := ""
	for i, l := range levels {
		if l.ID == p.From && i+1 < len(levels) {
			next = levels[i+1].ID
		}
	}
	ask("level", &p.Level, "The level that you aim at", next, nil)
	p.Level = number(p.Level)
	ask("since", &p.Since, "Since when do you hold your level? A date as 2024-04-01, or empty", "", aDate)
	return nil
}

func (a asker) say(format string, values ...any) {
	if !a.silent {
		fmt.Fprintf(a.out, format+"\n", values...)
	}
}

// ask asks one question until the answer can be taken. An empty answer is the default.
func (a asker) ask(question, fallback string, ok func(string) error) (string, error) {
	for !a.silent {
		if fallback != "" {
			fmt.Fprintf(a.out, "%s [%s]: ", question, fallback)
		} else {
			fmt.Fprintf(a.out, "%s: ", question)
		}
		line, err := a.in.ReadString('\n')
		if err != nil && (line == "" || !errors.Is(err, io.EOF)) {
			return "", errors.New("the questions were not answered; nothing was written")
		}
		text := orElse(strings.TrimSpace(line), fallback)
		if ok == nil {
			return text, nil
		}
		wrong := ok(text)
		if wrong == nil {
			return text, nil
		}
		fmt.Fprintf(a.out, "%s.\n", wrong)
	}
	return fallback, nil
}

func orElse(text, fallback string) string {
	if text == "" {
		return fallback
	}
	return text
}

func needed(text string) error {
	if text == "" {
		return errors.New("this is needed")
	}
	return nil
}

func aDate(text string) error {
	if text == "" {
		return nil
	}
	return generator.IsDate(text)
}

// mostLadder is how many bytes a file may have that is named as a ladder.
const mostLadder = 4 << 20

// ladderText gives the text of a ladder that is named, or of a file.
func ladderText(named string) ([]byte, error) {
	if named == noLadder {
		return nil, nil
	}
	if l, ok := generator.FindLadder(named); ok {
		return l.File, nil
	}
	if _, err := os.Stat(named); errors.Is(err, fs.ErrNotExist) {
		return nil, unknown("ladder", named, append(generator.LadderNames(), noLadder))
	}
	data, err := readGiven(named, mostLadder)
	if err != nil {
		return nil, err
	}
	if _, wrong, err := generator.LadderLevels(data); err != nil || len(wrong) > 0 {
		if len(wrong) > 0 {
			err = errors.New(wrong[0].String())
		}
		return nil, fmt.Errorf("%s is not a ladder that casebook reads: %w; for a spreadsheet or another form, begin with --framework none, then casebook import framework %s", named, err, named)
	}
	return data, nil
}

// accountName is the name that git has of the user, else the account has.
func accountName(cmd *cobra.Command) string {
	if out, err := exec.CommandContext(cmd.Context(), "git", "config", "user.name").Output(); err == nil && len(strings.TrimSpace(string(out))) > 0 {
		return strings.TrimSpace(string(out))
	}
	if u, err := user.Current(); err == nil {
		return orElse(u.Name, u.Username)
	}
	return "Your Name"
}

// settings are files for editors, and what else has to be done.
type settings struct {
	files   []generator.NewFile
	remarks []string
}

func editorSettings(named []string) (all settings, err error) {
	for _, name := range named {
		files, remark, known := generator.EditorSettings(name)
		if !known {
			return settings{}, unknown("editor", name, generator.EditorNames())
		}
		for _, f := range files { // two editors may use the same schemas
			if !slices.ContainsFunc(all.files, func(other generator.NewFile) bool { return other.Path == f.Path }) {
				all.files = append(all.files, f)
			}
		}
		if remark != "" {
			all.remarks = append(all.remarks, remark)
		}
	}
	return all, nil
}

// onlySettings tells whether no flag says anything of a new portfolio.
func onlySettings(cmd *cobra.Command) bool {
	only := true
	cmd.LocalNonPersistentFlags().VisitAll(func(f *pflag.Flag) {
		only = only && (!f.Changed || f.Name == "editor" || f.Name == "yes")
	})
	return only
}

// write writes the files of a new portfolio and the settings of editors: all, or none
// where one of them exists or cannot be written. Schemas that are there stay.
func (c *command) write(dir string, files []generator.NewFile, of settings) error {
	fresh := len(files) > 0
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return fmt.Errorf("cannot make the portfolio: %w", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("cannot open the portfolio: %w", err)
	}
	defer root.Close()
	for _, f := range of.files {
		if _, err := root.Stat(f.Path); err != nil || !generator.IsSchema(f.Path) {
			files = append(files, f)
		}
	}
	for _, f := range files {
		if taken := inTheWay(root, f.Path); taken != "" {
			return fmt.Errorf("%s exists already, and nothing was written; init never changes a file", filepath.Join(dir, taken))
		}
	}
	if err := generator.CreateFiles(root, files...); err != nil {
		return fmt.Errorf("%w; nothing was written", err)
	}
	for _, f := range files {
		fmt.Fprintln(c.stdout, shortest(filepath.Join(dir, filepath.FromSlash(f.Path))))
	}
	if c.quiet {
		return nil
	}
	for _, remark := range of.remarks {
		fmt.Fprintf(c.stderr, "next: %s\n", remark)
	}
	if fresh {
		fmt.Fprintf(c.stderr, "next: edit %s, then casebook check, casebook serve\n", filepath.Join(dir, "config.yaml"))
	}
	return nil
}

// inTheWay gives what keeps a file from being made: something of its name, in capitals
// or not, or a folder above it that is a link or no folder.
func inTheWay(root *os.Root, file string) string {
	for folder := path.Dir(file); folder != "."; folder = path.Dir(folder) {
		if info, err := root.Lstat(folder); err == nil && !info.IsDir() {
			return folder
		}
	}
	beside, _ := fs.ReadDir(root.FS(), path.Dir(file))
	for _, d := range beside {
		if strings.EqualFold(d.Name(), path.Base(file)) {
			return path.Join(path.Dir(file), d.Name())
		}
	}
	return ""
}

func isTerminalIn(r io.Reader) bool {
	f, ok := r.(*os.File)
	return ok && isTerminal(f)
}
