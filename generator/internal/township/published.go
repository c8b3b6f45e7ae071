package township

// Published are the numbers that a township, and a village of it, publish on purpose:
// the phones of offices, of who hears complaints, and of who is responsible, and public
// accounts. v may be nil.
func (t *Township) Published(v *Village) []string {
	var numbers []string
	add := func(contacts ...Contact) {
		for _, c := range contacts {
			if c.Phone != "" {
				numbers = append(numbers, c.Phone)
			}
		}
	}
	accounts := func(list []Account) {
		for _, a := range list {
			numbers = append(numbers, a.Number)
		}
	}
	accounts(t.Accounts)
	add(t.Contacts...)
	add(t.Supervision...)
	add(t.Reviewers...)
	for _, g := range t.Guides {
		add(g.Contacts...)
	}
	if v != nil {
		accounts(v.Accounts)
		add(v.Leader, v.Handler, v.Committee)
		for _, n := range v.Notices {
			add(n.Contact)
		}
	}
	return numbers
}
