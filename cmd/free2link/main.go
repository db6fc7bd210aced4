// Command free2link runs the platform and its tools.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"

	"github.com/free2link/free2link/internal/app"
)

type commands struct {
	Serve   serve     `cmd:"" help:"Run the platform. It needs nothing else: open the address it prints."`
	Screen  screen    `cmd:"" help:"Read one guided check from a file and print its reading. Nothing is kept."`
	Check   wordcheck `cmd:"" help:"Read one advert, post or chat and say what its wording may mean. Nothing is kept."`
	Scan    scan      `cmd:"" help:"Read many texts from a file, one JSON object a line, on all cores."`
	Eval    eval      `cmd:"" help:"Measure the wording check on texts with labels."`
	Content packs     `cmd:"" help:"Work on the content packs and translations."`
	Version version   `cmd:"" help:"Print the version of this program."`
	Help    help      `cmd:"" help:"Show help for a command."`
}

type serve struct {
	Listen      string            `help:"Address and port to listen on." default:"127.0.0.1:8080" env:"F2L_LISTEN" placeholder:"ADDRESS"`
	NeutralSite map[string]string `help:"Harmless site that \"Leave this page\" shows, by language, as it=https://…. Repeat for each language." env:"F2L_NEUTRAL_SITE" placeholder:"LANG=URL"`
	Feedback    string            `help:"Mail address for remarks about the tool, shown on the privacy and accessibility pages." env:"F2L_FEEDBACK" placeholder:"ADDRESS"`
	Data        string            `help:"Folder of your own files. contacts.yaml in it corrects the contacts line by line; it is read again when it changes." env:"F2L_DATA" placeholder:"DIR"`
	Off         []string          `help:"Switch a part off, everywhere (check, sheet, explained, steps, phrases, online) or in one country, as it:check. Repeat for each." env:"F2L_OFF" placeholder:"PART"`
	Dev         string            `help:"Development: root of the repository, whose templates, styles and translations are read at each request." hidden:"" placeholder:"DIR"`
}

type screen struct {
	File   string `arg:"" optional:"" default:"-" help:"Answers in YAML or JSON; \"-\" reads standard input."`
	Lang   string `help:"Language of the words: en, it, el or pl." default:"en" enum:"en,it,el,pl" env:"F2L_LANG"`
	Format string `help:"What to print: text or json." default:"text" enum:"text,json" env:"F2L_FORMAT"`
}

type wordcheck struct {
	File   string `arg:"" optional:"" default:"-" help:"The text, in UTF-8, at most 200 KB; \"-\" reads standard input."`
	Lang   string `help:"Language of the text: auto, en, it, el, pl, ro, uk, ru, fr, es, sq or ar." default:"auto" enum:"auto,en,it,el,pl,ro,uk,ru,fr,es,sq,ar"`
	Kind   string `help:"What the text is: auto, advert or chat." default:"auto" enum:"auto,advert,chat"`
	Words  string `help:"Language of the answer: en, it, el or pl." default:"en" enum:"en,it,el,pl" env:"F2L_LANG"`
	Format string `help:"What to print: text or json, or explain: the concepts that were found, for authors." default:"text" enum:"text,json,explain" env:"F2L_FORMAT"`
}

type scan struct {
	File   string `arg:"" help:"Texts as JSON lines: {\"id\",\"text\",\"lang\"?}."`
	Format string `help:"What to print: jsonl or summary." default:"jsonl" enum:"jsonl,summary"`
	Resume int64  `help:"Go on at this byte of the file: the \"end\" of the last row that was written." default:"0" placeholder:"BYTE"`
	Bad    string `help:"File for the rows that cannot be read, with their line numbers." placeholder:"FILE"`
}

type eval struct {
	File     string   `arg:"" help:"Texts as JSON lines: {\"text\",\"label\",\"lang\"?}."`
	Positive []string `help:"Labels that should be found; for recall, precision and false alarms. Separate with commas." placeholder:"LABEL"`
	Show     string   `help:"Print texts with what was found: missed or false." default:"" enum:",missed,false" placeholder:"WHICH"`
	Entries  bool     `help:"Print the entries of the vocabulary that took part in medium and strong findings, by how often."`
}

type packs struct {
	Check check `cmd:"" help:"Check content packs and translations, and print how complete each language is."`
	Texts texts `cmd:"" help:"Print the English texts of a pack as JSON lines, for the translation tools."`
}

type check struct {
	Dir string `arg:"" optional:"" help:"A folder with content/ and locale/ in it; without it, what the program carries inside."`
}

type texts struct {
	Pack string `arg:"" help:"The pack: signs or contacts."`
}

type version struct{}

type help struct {
	Command []string `arg:"" optional:"" help:"The command, for example: screen."`
}

func main() { os.Exit(run(os.Args[1:])) }

// Exit codes: 0 done, 1 failed, 2 wrong use or input.
func run(args []string) (code int) {
	exited := 0
	defer func() {
		p := recover()
		if _, ok := p.(leaving); ok { // --help ends the program from inside the parser
			code = exited
		} else if p != nil {
			code = fail(1, fmt.Errorf("something went wrong inside the program: %v", p))
		}
	}()
	parser, err := kong.New(new(commands), kong.Name("free2link"),
		kong.Description("Free2Link helps frontline staff to notice early signs of trafficking that begins online, to ask gently, and to know who to call."),
		kong.Exit(func(c int) { exited = c; panic(leaving{}) }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, FlagsLast: true}))
	if err != nil {
		return fail(1, err)
	}
	return dispatch(parser, args)
}

type leaving struct{}

func dispatch(parser *kong.Kong, args []string) int {
	if len(args) == 0 {
		args = []string{"--help"}
	}
	c, err := parser.Parse(args)
	if err != nil {
		return fail(2, fmt.Errorf("%w. Try: free2link help", err))
	}
	err = c.Run()
	switch {
	case err == nil:
		return 0
	case errors.Is(err, app.ErrInput):
		return fail(2, err)
	default:
		return fail(1, err)
	}
}

func fail(code int, err error) int {
	_, _ = fmt.Fprintln(os.Stderr, "free2link: "+err.Error()) // nowhere else to say it
	return code
}

// Run serves until it is told to stop. A second signal ends it at once.
func (c *serve) Run() error {
	a, err := app.Load(app.Embedded())
	if err != nil {
		return err
	}
	again := make(chan os.Signal, 1)
	signal.Notify(again, syscall.SIGHUP)
	defer signal.Stop(again)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop)
	return a.Serve(ctx, app.Settings{Listen: c.Listen, Neutral: c.NeutralSite, Feedback: c.Feedback, Data: c.Data, Off: c.Off, Again: again, Dev: c.Dev, Out: os.Stdout, Log: os.Stderr})
}

// input opens the file that a command reads; "-" is standard input.
func input(name string) (*os.File, error) {
	if name == "-" {
		return os.Stdin, nil
	}
	f, err := os.Open(name) //nolint:gosec // G304: the file that whoever runs the command names
	if err != nil {
		return nil, app.InputError(err)
	}
	return f, nil
}

// Run prints the reading of one answers file.
func (c *screen) Run() error {
	a, err := app.Load(app.Embedded())
	if err != nil {
		return err
	}
	in, err := input(c.File)
	if err != nil {
		return err
	}
	defer in.Close()
	return a.Screen(in, os.Stdout, c.Lang, c.Format)
}

// Run prints what the wording of one text may mean.
func (c *wordcheck) Run() error {
	a, err := app.Load(app.Embedded())
	if err != nil {
		return err
	}
	in, err := input(c.File)
	if err != nil {
		return err
	}
	defer in.Close()
	return a.Check(in, os.Stdout, c.Words, c.Lang, c.Kind, c.Format)
}

// Run reads many texts.
func (c *scan) Run() error {
	a, err := app.Load(app.Embedded())
	if err != nil {
		return err
	}
	in, err := input(c.File)
	if err != nil {
		return err
	}
	defer in.Close()
	o := app.ScanOptions{Format: c.Format}
	if err := o.SkipTo(in, c.Resume); err != nil {
		return err
	}
	if c.Bad != "" {
		bad, err := os.OpenFile(c.Bad, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
		if err != nil {
			return app.InputError(err)
		}
		defer bad.Close()
		o.Bad = bad
	}
	if app.IsTerminal(os.Stderr) {
		o.Progress = os.Stderr
	}
	o.Warn = os.Stderr
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	defer context.AfterFunc(ctx, stop)() // a second signal ends it at once, also while it waits for input
	return a.Scan(ctx, in, os.Stdout, o)
}

// Run measures the wording check.
func (c *eval) Run() error {
	a, err := app.Load(app.Embedded())
	if err != nil {
		return err
	}
	in, err := input(c.File)
	if err != nil {
		return err
	}
	defer in.Close()
	return a.Eval(in, os.Stdout, app.EvalOptions{Positive: c.Positive, Show: c.Show, Entries: c.Entries})
}

// Run checks the content.
func (c *check) Run() error {
	p := app.Embedded()
	if c.Dir != "" {
		var err error
		if p, err = app.Folder(c.Dir); err != nil {
			return err
		}
	}
	return app.CheckContent(p, os.Stdout)
}

// Run prints the texts of one pack.
func (c *texts) Run() error {
	a, err := app.Load(app.Embedded())
	if err != nil {
		return err
	}
	return a.WriteTexts(c.Pack, os.Stdout)
}

// Run prints the version.
func (version) Run() error {
	_, err := fmt.Println("free2link " + app.Version())
	return err
}

// Run shows help for the whole program or one command.
func (h *help) Run(k *kong.Kong) error {
	if _, err := k.Parse(append(h.Command, "--help")); err != nil {
		return app.InputError(err)
	}
	return nil
}
