package identify

import (
	"errors"
	"fmt"
	"strings"

	"github.com/free2link/free2link/internal/identify/rule"
)

// check holds one sign against the rules page, beyond what rule.Compile needs.
func (s *Sign) check() error {
	vulnerability := s.Dimension == rule.VulnerabilityRecruitment || s.Dimension == rule.VulnerabilityDestination
	adverts := s.Theme == "adverts-and-messages"
	switch {
	case vulnerability != s.IfUsed:
		return errors.New("count_only_if_used belongs to the vulnerability dimensions, to all of their signs and to no other (rules 3)")
	case s.Content != adverts:
		return errors.New("content signs, and no others, belong to the theme adverts-and-messages (rules 4)")
	case s.ListedOnly && !s.Content:
		return errors.New("listed_only is for content signs (decision 11)")
	case s.OnTheWay != rule.None && s.Dimension != rule.CoercionDestination:
		return errors.New("on_the_way belongs to coercion-destination (rules 9)")
	case s.Quick != 0 && (s.Content || s.DoNotAsk || s.AdultOnly || s.ChildOnly):
		return errors.New("the quick form asks only signs of a person, of every age, that may be asked")
	case s.StrengthChild != rule.None && s.StrengthChild < s.Strength:
		return errors.New("strength_child is lower than strength")
	case s.OnTheWay != rule.None && !strings.HasPrefix(s.OnTheWayItem, "cr-"):
		return fmt.Errorf("on_the_way: the item %q does not begin with cr-", s.OnTheWayItem)
	}
	if s.Dimension != rule.Context {
		if err := checkItem(s.Dimension, s.Item); err != nil {
			return err
		}
	}
	for _, a := range s.Also {
		if err := checkItem(a.Dimension, a.Item); err != nil {
			return fmt.Errorf("also: %w", err)
		}
	}
	return nil
}

// checkItem holds the prefix of an item against its dimension; f2l- items are
// ours and may stand in any (rules 7).
func checkItem(d rule.Dimension, item string) error {
	prefix := [rule.Dimensions]string{"dr-", "cr-", "vr-", "ex-", "cd-", "vd-"}[d]
	if !strings.HasPrefix(item, prefix) && !strings.HasPrefix(item, "f2l-") {
		return fmt.Errorf("the item %q begins neither with %s nor with f2l-", item, prefix)
	}
	return nil
}
