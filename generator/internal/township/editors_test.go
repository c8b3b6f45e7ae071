package township

import "testing"

func TestNamed(t *testing.T) {
	e := Editors{
		Reviewers: []Editor{{Name: "赵敏", Emails: []string{"zhao@hexi.example"}}},
		Clerks:    []Editor{{Name: "林晓梅", Emails: []string{"lin@hexi.example"}}, {Name: "王倩"}},
	}
	for _, c := range []struct{ name, email, want string }{
		{"linxm", "LIN@hexi.example", "林晓梅"},
		{"王倩", "old@home.example", "王倩"},
		{"王倩", "zhao@hexi.example", "赵敏"}, // the address is the surer sign
		{"root", "root@localhost", ""},
		{"", "", ""},
	} {
		if got := e.Named(c.name, c.email); got != c.want {
			t.Errorf("%s <%s> is %q, not %q", c.name, c.email, got, c.want)
		}
	}
}
