package app

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strconv"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/valyala/fastjson"

	"github.com/free2link/free2link/internal/platform/clock"
	"github.com/free2link/free2link/internal/textcheck"
	"github.com/free2link/free2link/internal/wording"
)

// ScanOptions say how to scan a file of texts.
type ScanOptions struct {
	Format   string    // jsonl or summary
	From     int64     // the byte of the file to begin at: the "end" of the last row that was written
	Line     int       // of that byte, from 1
	Size     int64     // of the file, for the time left; 0 if it is not known
	Bad      io.Writer // where rows go that cannot be read; nil only counts them
	Progress io.Writer // a terminal; nil shows nothing
	Warn     io.Writer // where it is said that rows could not be read; nil says nothing
}

// batchBytes is about how much of the file one worker takes at a time. It bounds the memory: batches under way times this.
const batchBytes = 256 << 10

// mostRow is how long a row may be: a text of the greatest length with every byte escaped.
const mostRow = 6*wording.MostBytes + 4096

// A batch is a piece of the file of whole lines.
type batch struct {
	line  int   // of its first row, from 1
	start int64 // byte of the file
	data  []byte
	size  int64 // bytes of the file: more than data where a row was too long to keep
	out   bytes.Buffer
	bad   []badRow
	tally tally
	done  chan struct{}
}

type badRow struct {
	line int
	why  string
	row  []byte
}

// A tally counts what was found.
type tally struct {
	rows, bad int
	levels    [textcheck.Concern + 1]int
}

func (t *tally) add(o *tally) {
	t.rows += o.rows
	t.bad += o.bad
	for i, n := range o.levels {
		t.levels[i] += n
	}
}

// Scan reads texts, {"id","text","lang"?} one a line, and writes one row for each in the same order, on all cores and in memory that
// does not grow with the file. Rows that cannot be read go to Bad with their line. When ctx ends it stops after what is under way and
// says at which byte to go on.
func (a *App) Scan(ctx context.Context, in io.Reader, out io.Writer, o ScanOptions) error {
	scanners := make([]scanner, runtime.GOMAXPROCS(0))
	for i := range scanners {
		var err error
		if scanners[i].reader, err = a.Wording.NewReader(); err != nil {
			return err
		}
	}
	todo, order := make(chan *batch), make(chan *batch, 2*len(scanners))
	var wait sync.WaitGroup
	for i := range scanners {
		wait.Go(func() {
			for b := range todo {
				scanners[i].do(b, o.Format)
				close(b.done)
			}
		})
	}
	var readErr error
	wait.Go(func() {
		defer close(order)
		defer close(todo)
		readErr = batches(ctx, in, o, todo, order)
	})
	total, end, err := collect(order, out, o)
	wait.Wait()
	if err == nil {
		err = readErr
	}
	if err != nil {
		if errors.Is(err, errStopped) {
			return fmt.Errorf("stopped at byte %d: %w. Go on with --resume %d", end, err, end)
		}
		return fmt.Errorf("stopped: %w. If the last line of the output is not whole, take it away; then go on with --resume and the \"end\" of the line before", err)
	}
	if o.Format == "summary" {
		return summary(out, total)
	}
	if total.bad > 0 && o.Warn != nil && o.Progress == nil {
		_, err = fmt.Fprintf(o.Warn, "%d of %d rows could not be read; --bad FILE says why\n", total.bad, total.rows)
	}
	return err
}

var errStopped = errors.New("interrupted")

// batches cuts the file at line ends.
func batches(ctx context.Context, in io.Reader, o ScanOptions, todo, order chan<- *batch) error {
	r := bufio.NewReaderSize(in, batchBytes)
	at, line := o.From, max(o.Line, 1)
	if mark, err := r.Peek(3); err == nil && at == 0 && string(mark) == "\ufeff" {
		n, _ := r.Discard(len(mark)) // they are there
		at = int64(n)
	}
	for {
		if ctx.Err() != nil {
			return errStopped
		}
		b := &batch{line: line, start: at, done: make(chan struct{})}
		lines, err := b.fill(r)
		if b.size > 0 {
			order <- b
			todo <- b
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		at, line = at+b.size, line+lines
	}
}

// fill reads whole lines until the batch is large enough, and says how many. Of a row longer than any may be it keeps the beginning,
// which is enough to refuse it.
func (b *batch) fill(r *bufio.Reader) (lines int, err error) {
	for {
		part, err := r.ReadSlice('\n')
		b.size += int64(len(part))
		ended := err == nil
		if ended || len(b.data) < batchBytes+mostRow {
			b.data = append(b.data, part...)
		}
		switch {
		case ended:
			if lines++; len(b.data) >= batchBytes {
				return lines, nil
			}
		case !errors.Is(err, bufio.ErrBufferFull):
			return lines, err
		}
	}
}

// collect writes the batches in order.
func collect(order <-chan *batch, out io.Writer, o ScanOptions) (total tally, end int64, err error) {
	w := bufio.NewWriterSize(out, 1<<16)
	p := progress{out: o.Progress, start: clock.System(), from: o.From, size: o.Size}
	end = o.From
	for b := range order {
		<-b.done
		if err != nil {
			continue // let the workers end
		}
		if o.Format != "summary" {
			_, err = w.Write(b.out.Bytes())
		}
		for _, bad := range b.bad {
			if o.Bad != nil && err == nil {
				err = json.NewEncoder(o.Bad).Encode(map[string]any{"line": bad.line, "error": bad.why, "row": string(bad.row)})
			}
		}
		if err == nil {
			err = w.Flush()
		}
		if err == nil {
			total.add(&b.tally)
			end = b.start + b.size
			p.show(end, total)
		}
	}
	p.finish(total)
	return total, end, err
}

// A scanner reads rows for one worker.
type scanner struct {
	reader  *wording.Reader
	reading wording.Reading
	parser  fastjson.Parser
	text    string
	id      []byte // of the row read last, as JSON; null where it has none
}

// do reads the rows of a batch.
func (s *scanner) do(b *batch, format string) {
	at := b.start
	line := b.line
	for data := b.data; len(data) > 0; line++ {
		row := data
		if i := bytes.IndexByte(data, '\n'); i >= 0 {
			row, data = data[:i], data[i+1:]
			at += int64(i + 1)
		} else {
			data = nil
			at += int64(len(row))
		}
		if row = bytes.TrimSpace(row); len(row) == 0 {
			continue
		}
		b.tally.rows++
		if err := s.read(row); err != nil {
			b.tally.bad++
			b.bad = append(b.bad, badRow{line: line, why: err.Error(), row: row[:min(len(row), 200)]})
			continue
		}
		b.tally.levels[s.reading.Level]++
		if format != "summary" {
			s.write(&b.out, at)
		}
	}
}

func (s *scanner) read(row []byte) error {
	if len(row) > mostRow {
		return fmt.Errorf("the row is longer than %d bytes", mostRow)
	}
	if !utf8.Valid(row) {
		return errors.New("the row is not UTF-8")
	}
	lang, err := s.parse(row)
	if err != nil {
		return err
	}
	if lang != "" && !slices.Contains(wording.Languages(), lang) {
		return fmt.Errorf("%.20q is none of the languages", lang)
	}
	if err := wording.Valid(s.text); err != nil {
		return err
	}
	s.reader.Scan(s.text, wording.Options{Language: lang}, &s.reading)
	return nil
}

// shortRow is how long a row may be for the fast parser, which keeps memory for every value of a row. Longer ones are rare.
const shortRow = 64 << 10

// parse takes the text and the id of a row and returns its language.
func (s *scanner) parse(row []byte) (lang string, err error) {
	if len(row) > shortRow {
		return s.parseLong(row)
	}
	if fastjson.ValidateBytes(row) != nil {
		return "", errNoObject
	}
	v, err := s.parser.ParseBytes(row)
	if err != nil || v.Type() != fastjson.TypeObject {
		return "", errNoObject
	}
	s.id = append(s.id[:0], "null"...)
	if id := v.Get("id"); id != nil {
		s.id = id.MarshalTo(s.id[:0])
	}
	text := v.Get("text")
	if text == nil || text.Type() != fastjson.TypeString {
		return "", errNoText
	}
	s.text = string(text.GetStringBytes())
	return string(v.GetStringBytes("lang")), s.checkID()
}

func (s *scanner) parseLong(row []byte) (lang string, err error) {
	var r struct {
		ID   json.RawMessage `json:"id"`
		Text *string         `json:"text"`
		Lang *string         `json:"lang"`
	}
	if err := json.Unmarshal(row, &r); err != nil {
		return "", errNoObject
	}
	if r.Text == nil {
		return "", errNoText
	}
	s.text, s.id = *r.Text, r.ID
	if len(s.id) == 0 {
		s.id = []byte("null")
	}
	if r.Lang != nil {
		lang = *r.Lang
	}
	return lang, s.checkID()
}

var (
	errNoObject = errors.New("not a JSON object with id and text")
	errNoText   = errors.New("the row has no text")
)

// checkID bounds what is written again for each row.
func (s *scanner) checkID() error {
	if len(s.id) > 256 {
		return errors.New("the id is longer than 256 bytes")
	}
	return nil
}

// write appends the row of the reading: its id, what was found, and the byte of the file after it.
func (s *scanner) write(out *bytes.Buffer, end int64) {
	b := out.AvailableBuffer()
	b = append(b, `{"id":`...)
	b = append(b, s.id...)
	b = fmt.Appendf(b, `,"level":%q,"route":%q,"child":%t,"language":%q,"kind":%q,"signs":[`,
		s.reading.Level, s.reading.Route, s.reading.Child, s.reading.Language, s.reading.Kind)
	for i, f := range s.reading.Findings {
		if slices.ContainsFunc(s.reading.Findings[:i], func(before textcheck.Finding) bool { return before.Sign == f.Sign }) {
			continue
		}
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendQuote(b, f.Sign)
	}
	b = append(b, `],"end":`...)
	b = strconv.AppendInt(b, end, 10)
	b = append(b, "}\n"...)
	out.Write(b)
}

func summary(out io.Writer, t tally) error {
	_, err := fmt.Fprintf(out, "texts %d, not readable %d\n", t.rows-t.bad, t.bad)
	for l := textcheck.None; l <= textcheck.Concern && err == nil; l++ {
		_, err = fmt.Fprintf(out, "%-12s %8d  %5.1f %%\n", l, t.levels[l], 100*float64(t.levels[l])/float64(max(1, t.rows-t.bad)))
	}
	return err
}

// A progress line shows how far a scan is, twice a second.
type progress struct {
	out        io.Writer
	start      time.Time
	last       time.Time
	from, size int64
}

func (p *progress) show(at int64, t tally) {
	now := clock.System()
	if p.out == nil || now.Sub(p.last) < time.Second/2 {
		return
	}
	p.last = now
	spent := now.Sub(p.start).Seconds()
	rate := float64(at-p.from) / max(spent, 0.001)
	left := ""
	if p.size > at && rate > 0 {
		left = fmt.Sprintf(", %s left", (time.Duration(float64(p.size-at)/rate) * time.Second).String())
	}
	_, _ = fmt.Fprintf(p.out, "\r%d texts, %.0f MB/s%s   ", t.rows, rate/1e6, left)
}

func (p *progress) finish(t tally) {
	if p.out != nil {
		_, _ = fmt.Fprintf(p.out, "\r%d texts, %d not readable in %.1f s          \n", t.rows, t.bad, clock.System().Sub(p.start).Seconds())
	}
}

// IsTerminal reports whether a file is a terminal, where progress can be shown.
func IsTerminal(f *os.File) bool {
	st, err := f.Stat()
	return err == nil && st.Mode()&os.ModeCharDevice != 0
}

// SkipTo goes to a byte of the file, which must be the start of a line, and fills in the options what is known of the file there.
func (o *ScanOptions) SkipTo(f *os.File, at int64) error {
	st, err := f.Stat()
	if err != nil {
		return InputError(err)
	}
	if at < 0 || at > st.Size() {
		return InputError(fmt.Errorf("byte %d is not in the file", at))
	}
	o.From, o.Size, o.Line = at, st.Size(), 1
	last := byte('\n')
	block := make([]byte, batchBytes)
	for left := at; left > 0; {
		n, err := io.ReadFull(f, block[:min(left, int64(len(block)))])
		if err != nil {
			return InputError(err)
		}
		o.Line += bytes.Count(block[:n], []byte{'\n'})
		last, left = block[n-1], left-int64(n)
	}
	if last != '\n' {
		return InputError(fmt.Errorf("byte %d is not the start of a line", at))
	}
	return nil
}
