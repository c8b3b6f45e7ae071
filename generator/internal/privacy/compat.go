package privacy

// MobileLine is Mobile.
const MobileLine = Mobile

// Find finds personal data.
func Find(text string, known map[string]bool) []Hit {
	d := messages()
	var n []string
	for k := range known {
		n = append(n, k)
	}
	return d.Allow(n...).Text(text)
}
