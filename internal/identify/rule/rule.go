// Package rule works out what a set of answers about signs amounts to: which
// dimensions are positive, the level, the child pathway, the emergency and the
// three elements (act, means, purpose).
//
// The rule is Free2Link's own and is "ILO-style": it takes the six dimensions
// and the strong, medium, weak arithmetic of the operational indicators that
// the ILO and the European Commission published in 2009, but not their wording,
// and the levels are ours. Nobody has tested the levels; see [PPV] for why no
// result of this kind is proof.
//
// Guarantees. Scoring is pure: no clock, no randomness, no input or output, no
// shared state, and the same answers give the same result. The order of signs
// and of answers never matters. Adding a yes never lowers a level and never
// closes the child pathway. Only a yes counts. The kind of form, the country
// and the role are not inputs. Comments cite the numbered points of the rules
// page as "rules 7".
//
// Refused: [Compile] refuses a catalogue that the rule cannot read, so that
// scoring itself has no error to return.
package rule

// Version names the rules in every result.
const Version = "1.0-draft"

// Dimensions is the number of dimensions in which a sign can count.
const Dimensions = 6

// Dimension is one of the six dimensions, or Context for signs that count in none.
type Dimension uint8

// The six dimensions in the order in which results list them, and Context.
const (
	DeceptiveRecruitment Dimension = iota
	CoerciveRecruitment
	VulnerabilityRecruitment
	Exploitation
	CoercionDestination
	VulnerabilityDestination
	Context
)

// Strength is how much a sign says in its dimension. None means not given.
type Strength uint8

// The strengths, weakest first, so that they compare with < and >.
const (
	None Strength = iota
	Weak
	Medium
	Strong
)

// Element is the part of the definition to which a sign speaks.
type Element uint8

// The elements. Vulnerability is a means only when somebody used it.
const (
	Act Element = iota
	Means
	Purpose
	Vulnerability
)

// Phase is when in the story a sign is seen.
type Phase uint8

// The phases.
const (
	Recruitment Phase = iota
	Transport
	Control
	ExploitationPhase
	General
)

// Age is the age group that the worker recorded. Unsure is treated as a child.
type Age uint8

// The age groups.
const (
	Adult Age = iota
	Child
	Unsure
)

// Answer is what was recorded for a question. The zero value is NotAsked.
type Answer uint8

// The answers. Only Yes ever counts (rules 1).
const (
	NotAsked Answer = iota
	Yes
	No
	Unknown
	Declined
)

// Level is the outcome, L0 (nothing) to L4 (exploitation and means).
type Level uint8

// The levels, lowest first, so that they compare with < and >.
const (
	L0 Level = iota
	L1
	L2
	L3
	L4
)

// Dangers is the number of questions about now.
const Dangers = 6

// Danger is one of the six questions about now.
type Danger uint8

// The questions about now, in the order in which they are asked.
const (
	ControllerNear Danger = iota
	HurtOrThreatened
	LockedIn
	NeedsDoctor
	ChildInDanger
	SelfHarm
)

// Sign is what the rule needs to know of one sign of the catalogue.
type Sign struct {
	ID            string
	Phase         Phase
	Element       Element
	Dimension     Dimension
	Strength      Strength
	StrengthChild Strength // None: the same for every age
	Item          string   // counted once per dimension; empty for Context
	Content       bool     // describes an advert or a message, not a person

	AdultOnly, ChildOnly bool
	IfUsed               bool // counts only if somebody knowingly used it
	ChildAlert           bool
	ImmediateDanger      bool
	DoNotAsk             bool
	DeviceSafety         bool
	Harbouring           bool // stands in the act column whenever it is yes

	OnTheWay     Strength // strength in coercive recruitment; None: no such rule
	OnTheWayItem string
	Also         []Also
	MapsTo       []string // for content: the person signs to ask about
}

// Also is a second dimension in which a sign counts.
type Also struct {
	Dimension Dimension
	Strength  Strength
	Item      string
}

// Answers is one person's answers. Signs, Used and OnTheWay are indexed like
// the signs of the Set; a shorter slice reads as not asked, and as false.
type Answers struct {
	Age      Age
	Now      [Dangers]Answer
	Signs    []Answer
	Used     []Answer // for signs with IfUsed: did somebody use it?
	OnTheWay []bool   // was it already so during recruitment or travel?
	Intended bool     // the worker says that exploitation was intended
}

// Counted is one sign counted in one dimension.
type Counted struct {
	Sign      int // index in the Set
	Dimension Dimension
	Strength  Strength
	OnTheWay  bool // counted because it was already so on the way
}

// DimensionResult is the state of one dimension. Strong, Medium and Weak count
// items; Counted lists every sign, in catalogue order.
type DimensionResult struct {
	Positive             bool
	Strong, Medium, Weak int
	Counted              []Counted
}

// Result is what the answers amount to. Lists hold sign indexes in catalogue
// order and are nil when empty.
type Result struct {
	Level        Level
	Emergency    bool
	ChildPathway bool
	MeansNeeded  bool  // false for a child and where age is in doubt
	AskDanger    []int // immediate_danger signs that are yes, when no question about now is

	Dimensions [Dimensions]DimensionResult

	Act, Means, Purpose []int
	Noted               []int // yes, but counted in no dimension: context, content, not used
	AskAbout            []int // person signs that a content sign points to and that are not yes
	Ignored             []int // yes, but not a sign for this age

	TalkToChildProtection bool // child or unsure, L1 or more, without the child pathway
	NoActNoted            bool // L4 with an empty act column
}
