package content

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"cunwu/generator/internal/calendar"
	"cunwu/generator/internal/catalogue"
	"cunwu/generator/internal/finding"
	"cunwu/generator/internal/township"
)

const villagesDir = "villages"

// Loaded is what a township's folder holds.
type Loaded struct {
	Township  *township.Township
	Catalogue *catalogue.Catalogue
	Calendar  *calendar.Calendar
	// Unread lists files of the content folder that this version makes nothing of.
	Unread []string
}

// ErrNoTownship says that a folder holds no township.
var ErrNoTownship = errors.New("no content/township.yaml")

// Load reads the township in the folder dir. With villages given, only these are
// read. The error is for what makes reading senseless: no such folder, no township
// in it, no such village.
func Load(dir string, villages []string) (*Loaded, []finding.Finding, error) {
	root, err := os.OpenRoot(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, fmt.Errorf("%s: %w", dir, ErrNoTownship)
	}
	if err != nil {
		return nil, nil, err
	}
	defer root.Close()
	if _, err := root.Lstat(townshipFile); err != nil {
		return nil, nil, fmt.Errorf("%s: %w", dir, ErrNoTownship)
	}
	s := inFolder(root)
	l := &Loaded{Township: s.readTownship(), Catalogue: s.readCatalogue(), Calendar: s.readCalendar()}
	l.Township.Wording = s.readWording()
	l.Township.Guides = s.readGuides(l.Township)
	l.Unread = s.unread(fontFiles(l.Township.Fonts))

	var slugs []string
	for _, e := range s.list(villagesDir) {
		switch {
		case !e.IsDir():
			s.report(finding.RuleStray, file(path.Join(villagesDir, e.Name())), "villages 里只放村文件夹，用不到这个文件。", "移进某个村，或者删去它。")
		case len(villages) == 0 || slices.Contains(villages, e.Name()):
			slugs = append(slugs, e.Name())
		}
	}
	if len(villages) == 0 && len(slugs) > 0 {
		s.editorsKnow(l.Township.Editors, slugs)
	}
	for _, v := range villages {
		if !slices.Contains(slugs, v) {
			return nil, nil, NoVillage(v, s.villageNames())
		}
	}
	read := make([]*township.Village, len(slugs))
	ledgers := make([][]township.Printed, len(slugs))
	each(len(slugs), func(i int) {
		ledgers[i] = s.readPrinted(slugs[i])
		read[i] = s.readVillage(slugs[i], l.Township, l.Catalogue)
	})
	for i, v := range read {
		l.Township.Printed = append(l.Township.Printed, ledgers[i]...)
		if v == nil {
			l.Township.Unread = append(l.Township.Unread, slugs[i])
			continue
		}
		l.Township.Villages = append(l.Township.Villages, v)
	}
	return l, finding.Sort(s.findings), nil
}

// inFolder is the source in a folder of the disk.
func inFolder(root *os.Root) *source {
	dir := root.Name()
	return &source{files: root.FS(), again: func(name string, limit int64) ([]byte, error) { return readAgain(dir, name, limit) }}
}

// A NoVillageError says that the township has no such village.
type NoVillageError struct{ Slug, Hint string }

// NoVillage says that none of the villages is called slug, and which may be meant.
func NoVillage(slug string, villages []string) *NoVillageError {
	return &NoVillageError{slug, didYouMean(slug, villages)}
}

func (e *NoVillageError) Error() string { return "no village " + e.Slug }

// VillageFolders lists the folders of villages that Load reads in the folder dir: not those
// that editors make, nor those whose names another system cannot hold.
func VillageFolders(dir string) ([]string, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return inFolder(root).villageNames(), nil
}

func (s *source) villageNames() []string {
	var names []string
	for _, e := range s.list(villagesDir) {
		if e.IsDir() {
			names = append(names, e.Name())
		}
	}
	return names
}

// unread lists the entries of content/ that are neither the township's file, nor
// the catalogue, nor the calendar, nor the guides, nor hold what was used.
func (s *source) unread(used []string) []string {
	var names []string
	for _, e := range s.list("content") {
		name := path.Join("content", e.Name())
		switch {
		case slices.Contains(used, name):
		case e.IsDir() && slices.ContainsFunc(used, func(u string) bool { return strings.HasPrefix(u, name+"/") }):
			names = append(names, s.unusedFonts(name, used)...)
		case !slices.Contains([]string{"township.yaml", "catalogue", "calendar", "wording", "guides", "keys"}, e.Name()):
			names = append(names, name+strings.Repeat("/", map[bool]int{true: 1}[e.IsDir()]))
		}
	}
	return names
}

// each runs f for 0 to n-1 on all processors.
func each(n int, f func(int)) {
	var wg sync.WaitGroup
	next := make(chan int)
	for range min(n, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for i := range next {
				f(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
}
