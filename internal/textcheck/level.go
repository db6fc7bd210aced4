package textcheck

// A Level is what a text as a whole asks for. There is no level that means safe.
type Level uint8

// The levels, in order.
const (
	None Level = iota
	Info
	LookCloser
	Concern
)

// String returns the word of the interface.
func (l Level) String() string { return [...]string{"none", "info", "look-closer", "concern"}[l] }

// levelOf is the rule that makes a level of the distinct signs of a text: s strong, m medium, w weak, and of the distinct kinds of
// protective facts. Weak signs never add up to more than info. Source: level_rule of the project's wording handbook, section e.1.
func levelOf(s, m, w, protective int, awareness bool) Level {
	var l Level
	switch {
	case s >= 2 || s >= 1 && m >= 1 || m >= 3:
		l = Concern
	case s == 1 || m >= 2 || m >= 1 && w >= 3:
		l = LookCloser
	case m+w > 0:
		l = Info
	}
	if s == 0 {
		switch {
		case l == Concern && protective >= 2:
			l = LookCloser
		case l == LookCloser && protective >= 3:
			l = Info
		case l == Info && protective >= 1 && m == 0 && w < 3:
			l = None
		}
	}
	if awareness {
		l = min(l, LookCloser)
	}
	return l
}
