package township

// Published are the numbers that a township, and a village of it, publish on purpose:
// the phones of offices, of who hears complaints, and of who is responsible. v may be nil.
func (t *Township) Published(v *Village) []string {
	var phones []string
	add := func(contacts ...Contact) {
		for _, c := range contacts {
			if c.Phone != "" {
				phones = append(phones, c.Phone)
			}
		}
	}
	add(t.Contacts...)
	add(t.Supervision...)
	add(t.Reviewers...)
	if v != nil {
		add(v.Leader, v.Handler, v.Committee)
		for _, n := range v.Notices {
			add(n.Contact)
		}
	}
	return phones
}
