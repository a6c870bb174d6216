package token

import (
	"github.com/jwtctl/jwtctl/audit"
)

var piiPaymentCard = audit.Rule{
	ID:       "pii-payment-card",
	Title:    "token carries a payment card number",
	Severity: audit.High,
	Why:      "Card numbers in tokens end up in logs and caches, unencrypted: whoever reads them can pay with them, and every system that sees the token falls under PCI DSS.",
	Fix:      "Replace the number with the reference of the payment provider, or its last four digits.",
	Refs:     []string{"PCI DSS 4.0 §3.4-3.5", "ISO/IEC 7812-1"},
	Bad:      `{"sub":"42","card_number":"4111111111111111"}`,
	Good:     `{"sub":"42","card_last4":"1111"}`,
	Cues:     []audit.Cue{{Facts: audit.FactCode}, {Like: func(name string, _ bool) bool { return kindOf(name) == cardName }}},
	CheckToken: func(p *audit.TokenPass) {
		var found tally
		texts := p.Texts()
		for i := range texts {
			t := &texts[i]
			if !t.MayHold('0') || len(t.Text) < 12 || len(t.Text) > 23 {
				continue
			}
			digits, grouped, ok := cardDigits(t.Text)
			if ok && (grouped || kindOf(t.Name) == cardName) && isCardNumber(digits) {
				p.ReportSeverityf(personal(p, audit.High), found.path(t), "card number %s", audit.Mask(t.Text))
			}
		}
		eachNumberOfKind(p, cardName, func(m member, digits string) {
			if isCardNumber(digits) {
				p.ReportSeverityf(personal(p, audit.High), found.path(m), "card number %s", audit.Mask(digits))
			}
		})
	},
}
