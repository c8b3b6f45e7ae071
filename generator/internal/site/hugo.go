package site

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"
	_ "time/tzdata" // Windows has no time zones of its own

	"github.com/bep/logg"
	"github.com/gohugoio/hugo/common/loggers"
	"github.com/gohugoio/hugo/config"
	"github.com/gohugoio/hugo/config/allconfig"
	"github.com/gohugoio/hugo/deps"
	"github.com/gohugoio/hugo/hugofs"
	"github.com/gohugoio/hugo/hugolib"
	"github.com/spf13/afero"
)

// Hugo is a program, not a library: what this file relies on is not promised by
// anybody. Each reliance has its assertion in contract_test.go, which is what to
// read when an upgrade of Hugo breaks it.

// base is the address under which Hugo believes to publish. All links of the theme
// are relative, so it appears in no page.
const base = "https://cunwu.invalid/"

// root is the source folder as Hugo sees it, in memory.
func root() string {
	if runtime.GOOS == "windows" {
		return `C:\cunwu`
	}
	return "/cunwu"
}

// ErrWord says that the theme's templates use a word that its i18n file lacks.
var ErrWord = errors.New("the theme uses a word that its i18n file does not have")

// spoken is the language in which Hugo believes to work, whatever the pages' is: it has a
// list of those that it knows, and the words that it is handed are those of one alone.
const spoken = DefaultLanguage

// A source is what one Hugo site is made from: files by their name below root.
type source map[string][]byte

// settings are the whole configuration: no file, no environment and no default that
// can change under us where it matters.
func settings(lang, name string, params map[string]any, disable []string) map[string]any {
	none := []string{"none"}
	return map[string]any{
		"baseURL":                              base,
		"title":                                name,
		"workingDir":                           root(),
		"publishDir":                           "public",
		"resourceDir":                          "resources",
		"cacheDir":                             filepath.Join(root(), "cache"),
		"defaultContentLanguage":               lang,
		"languages":                            map[string]any{lang: map[string]any{"weight": 1, "locale": lang}},
		"timeZone":                             "Asia/Shanghai",
		"hasCJKLanguage":                       true,
		"disableKinds":                         append([]string{"taxonomy", "term", "rss", "sitemap", "robotstxt"}, disable...),
		"disableAliases":                       true,
		"disablePathToLower":                   true, // week/2026-W42
		"disableHugoGeneratorInject":           true,
		"enableMissingTranslationPlaceholders": true,
		"printI18nWarnings":                    true, // missing words are found in what Hugo prints
		"buildFuture":                          true, // the program decides what is published, not the clock
		"buildExpired":                         true,
		"relativeURLs":                         false, // the theme's links are relative by themselves
		"timeout":                              "10m", // a busy machine is no reason to fail
		"pagination":                           map[string]any{"pagerSize": PageSize, "path": "page", "disableAliases": true},
		"outputs":                              map[string]any{"home": []string{"html"}, "section": []string{"html"}, "page": []string{"html"}},
		"security": map[string]any{
			"allowContent":           []string{".*"}, // bodies are finished HTML of our own making
			"enableInlineShortcodes": false,
			"exec":                   map[string]any{"allow": none, "osEnv": none},
			"funcs":                  map[string]any{"getenv": none},
			"http":                   map[string]any{"urls": none, "methods": none},
		},
		"params": params,
	}
}

// maxFailures is one less than the number of failing pages at which Hugo stops its
// build. It may then wait for ever: its workers leave, and nobody takes the pages that
// are still being handed to them (hugolib, errorCollator and pageRenderer).
const maxFailures = 9

// errStopped says that Hugo stopped a build in which many pages failed, and did not
// come back to say why.
var errStopped = errors.New("more pages fail than Hugo can report")

// patience is how long a build that was stopped may take to come back.
const patience = time.Second

// run builds one Hugo site in memory and hands every file over as it is finished.
// Messages that Hugo would print come back as warnings.
func run(files source, flags map[string]any, out *handover) (warnings []string, err error) {
	memory := &watched{Fs: afero.NewMemMapFs()}
	for name, data := range files {
		if err := afero.WriteFile(memory, filepath.Join(root(), filepath.FromSlash(name)), data, 0o644); err != nil {
			return nil, err
		}
	}
	var printed lockedBuffer
	logger := loggers.New(loggers.Options{StdOut: &printed, StdErr: &printed, Level: logg.LevelWarn, DistinctLevel: logg.LevelWarn})
	provider := config.New()
	for key, value := range flags {
		provider.Set(key, value)
	}
	configs, err := allconfig.LoadConfig(allconfig.ConfigSourceDescriptor{
		Fs:           memory,
		Logger:       logger,
		Flags:        provider,
		Environment:  "production",
		Environ:      []string{"CUNWU=1"}, // never empty: Hugo would read the process's own
		SkipNpmCheck: true,
	})
	if err != nil {
		return printed.lines(), plainly(err)
	}
	fs := hugofs.NewFrom(memory, configs.LoadingInfo.BaseConfig)
	fs.PublishDir, fs.PublishDirStatic, fs.PublishDirServer = out, out, out
	sites, err := hugolib.NewHugoSites(deps.DepsCfg{
		Configs: configs, Fs: fs, LogLevel: logg.LevelWarn, StdOut: io.Discard, StdErr: &printed,
	})
	if err != nil {
		return printed.lines(), plainly(err)
	}
	err = await(sites, memory)
	out.stop()
	if first := out.failure(); first != nil {
		err = first // what Hugo says about it is only longer
	}
	return printed.lines(), err
}

// await builds sites, and gives up a build that hangs. What is given up is left to
// itself: it holds the memory of one batch, and can no longer hand anything over.
func await(sites *hugolib.HugoSites, memory *watched) error {
	begun := memory.watch()
	built := make(chan error, 1)
	go func() {
		defer func() {
			if r := recover(); r != nil {
				built <- fmt.Errorf("hugo: %v", r)
			}
		}()
		built <- plainly(errors.Join(sites.Build(hugolib.BuildCfg{NoBuildLock: true}), sites.Close()))
	}()
	select {
	case err := <-built:
		return err
	case <-begun:
	}
	select {
	case err := <-built:
		return err
	case <-sites.Done():
	}
	select {
	case err := <-built:
		return err
	case <-time.After(patience):
		return errStopped
	}
}

// A watched file system says when the first content file is opened: only then does
// Hugo have the channel by which it says that it stops.
type watched struct {
	afero.Fs
	once  sync.Once
	begun chan struct{}
}

// watch begins to look for content being opened.
func (w *watched) watch() <-chan struct{} {
	w.begun = make(chan struct{})
	return w.begun
}

// Open opens a file for reading.
func (w *watched) Open(name string) (afero.File, error) {
	if w.begun != nil && strings.HasPrefix(clean(name), clean(filepath.Join(root(), "content"))) {
		w.once.Do(func() { close(w.begun) })
	}
	return w.Fs.Open(name)
}

// plainly is an error of Hugo's without the place in memory where it saw the theme,
// and without the repetitions for every further page.
func plainly(err error) error {
	if err == nil {
		return nil
	}
	text := strings.ReplaceAll(filepath.ToSlash(err.Error()), filepath.ToSlash(root())+"/", "")
	first, _, _ := strings.Cut(text, "\n")
	return fmt.Errorf("hugo: %s", first)
}

// A lockedBuffer takes what several goroutines print.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

// lines is what was printed, one message each.
func (l *lockedBuffer) lines() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	var lines []string
	for line := range strings.Lines(l.b.String()) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}
