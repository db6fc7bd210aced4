package pathway

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"
)

// phone is a YAML value that must be a quoted string.
type phone string

// UnmarshalYAML refuses a number: YAML reads 0102 as 66.
func (p *phone) UnmarshalYAML(n ast.Node) error {
	s, ok := n.(*ast.StringNode)
	if !ok || s.Token.Type != token.DoubleQuoteType && s.Token.Type != token.SingleQuoteType {
		return fmt.Errorf("line %d: a phone must be a quoted string, YAML would change its digits", n.GetToken().Position.Line)
	}
	*p = phone(s.Value)
	return nil
}

type pack struct {
	Pack      string   `yaml:"pack"`
	Version   string   `yaml:"version"`
	Date      string   `yaml:"date"`
	Licence   string   `yaml:"licence"`
	Authors   []string `yaml:"authors"`
	Review    string   `yaml:"review"`
	Countries []struct {
		ID    string `yaml:"id"`
		Name  string `yaml:"name"`
		EU    bool   `yaml:"eu"`
		Who   Who    `yaml:"who"`
		Lines []line `yaml:"lines"`
	} `yaml:"countries"`
}

type line struct {
	ID        string   `yaml:"id"`
	Kind      Kind     `yaml:"kind"`
	Name      string   `yaml:"name"`
	What      string   `yaml:"what"` // instead of a name: an English description
	About     string   `yaml:"about"`
	Phone     phone    `yaml:"phone"`
	Shown     string   `yaml:"shown"`
	Always    bool     `yaml:"always"`
	Languages []string `yaml:"languages"`
	Mail      []string `yaml:"mail"`
	Site      string   `yaml:"site"`
	Police    bool     `yaml:"police"`
	Hours     string   `yaml:"hours"`
	Warning   string   `yaml:"warning"`
	State     State    `yaml:"state"`
	Source    string   `yaml:"source"`
}

var (
	phonePattern = regexp.MustCompile(`^\+?[0-9]{3,15}$`)
	sitePattern  = regexp.MustCompile(`^[a-z0-9.-]+\.[a-z]{2,}$`)
	mailPattern  = regexp.MustCompile(`^[a-z0-9._-]+@[a-z0-9.-]+\.[a-z]{2,}$`)
	notDigit     = regexp.MustCompile(`[^0-9]`)
)

// parse adds the countries of one file. Its errors name the file, and the line
// of the contacts or the line of the file.
func (d *Directory) parse(file string, b []byte) error {
	var p pack
	if err := yaml.NewDecoder(bytes.NewReader(b), yaml.Strict()).Decode(&p); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	if _, err := time.Parse(time.DateOnly, p.Date); err != nil || p.Pack != "contacts" || p.Version == "" || p.Licence == "" || len(p.Authors) == 0 || p.Review != "draft" {
		return fmt.Errorf("%s: pack, version, date, licence, authors and review: draft are needed", file)
	}
	if len(p.Countries) == 0 {
		return fmt.Errorf("%s: no country", file)
	}
	for _, c := range p.Countries {
		if _, twice := d.Country(c.ID); twice || len(c.ID) != 2 || c.ID != Code(c.ID) || c.Name == "" {
			return fmt.Errorf("%s: country %q must be a lower-case EU code with a name, and stand once", file, c.ID)
		}
		if c.Who.Text != "" && c.Who.State != FactSeen && c.Who.State != FactToVerify {
			return fmt.Errorf("%s: %s: who has the unknown state %q", file, c.ID, c.Who.State)
		}
		country := Country{ID: c.ID, Name: c.Name, EU: c.EU, Who: c.Who}
		for _, l := range c.Lines {
			if _, twice := d.Line(l.ID); twice || slices.ContainsFunc(country.Lines, func(x Line) bool { return x.ID == l.ID }) {
				return fmt.Errorf("%s: %s stands twice", file, l.ID)
			}
			if err := l.check(c.ID); err != nil {
				return fmt.Errorf("%s: %s: %w", file, l.ID, err)
			}
			country.Lines = append(country.Lines, Line{
				ID: l.ID, Kind: l.Kind, Name: l.Name + l.What, Described: l.What != "", About: l.About, Phone: string(l.Phone), Shown: l.Shown, Always: l.Always,
				Hours: l.Hours, Languages: l.Languages, Mail: l.Mail, Site: l.Site, Police: l.Police || l.Kind == Police, Warning: l.Warning, State: l.State, Source: l.Source,
			})
		}
		d.countries = append(d.countries, country)
	}
	return nil
}

func (l line) check(country string) error {
	switch {
	case !strings.HasPrefix(l.ID, country+"-"):
		return fmt.Errorf("the id must begin with %q", country+"-")
	case !slices.Contains(Kinds, l.Kind):
		return fmt.Errorf("unknown kind %q", l.Kind)
	case (l.Name == "") == (l.What == ""):
		return errors.New("either a name or, where there is none, what it is")
	case l.About == "" && l.What == "":
		return errors.New("about is needed")
	case l.Always && l.Hours != "":
		return errors.New("always and hours contradict each other")
	case l.Phone != "" && !phonePattern.MatchString(string(l.Phone)):
		return fmt.Errorf("phone %q is not a number", l.Phone)
	case l.Phone != "" && !sameNumber(string(l.Phone), l.Shown):
		return fmt.Errorf("phone %q and shown %q are not the same number", l.Phone, l.Shown)
	case slices.ContainsFunc(l.Mail, func(m string) bool { return !mailPattern.MatchString(m) }):
		return fmt.Errorf("mail %q is not an address", l.Mail)
	case l.Site != "" && !sitePattern.MatchString(l.Site):
		return fmt.Errorf("site %q is not a host name", l.Site)
	case l.Phone == "" && l.Site == "" && l.State != Unconfirmed:
		return errors.New("neither phone nor site")
	}
	return l.checkState()
}

func (l line) checkState() error {
	switch l.State {
	case Checked:
		return errors.New("only an operator's own file may say checked")
	case Seen:
		if l.Source == "" {
			return errors.New("seen needs a source")
		}
	case Unconfirmed:
	default:
		return fmt.Errorf("unknown state %q", l.State)
	}
	return nil
}

// sameNumber reports whether the grouped form shows the dialled digits; the
// country code may be left out of it.
func sameNumber(dialled, shown string) bool {
	d, s := notDigit.ReplaceAllString(dialled, ""), notDigit.ReplaceAllString(shown, "")
	return s != "" && strings.HasSuffix(d, s) && len(d)-len(s) <= 3
}
