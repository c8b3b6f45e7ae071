// Package command holds the program's commands, one file for each, and the words in
// which it speaks.
//
// The rules of speech: reports go to standard output, progress and errors to
// standard error. An error is one line that says what is wrong and one that says
// what to do (错误：… 提示：…). Progress is drawn on a terminal only.
//
// Exit status: 0 well; 1 findings of severity error (with --strict: or warning);
// 2 wrong use or configuration; 3 a failure of the program or the machine.
package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"time"
	_ "time/tzdata" // Asia/Shanghai where the system has no zones

	"cunwu/generator/internal/build"
	"cunwu/generator/internal/content"
	"cunwu/generator/internal/output"
	"cunwu/generator/internal/theme"
	"cunwu/generator/internal/township"
)

// Version is the program's version.
const Version = "0.1.0"

// Exit statuses.
const (
	exitOK       = 0
	exitFindings = 1
	exitUsage    = 2
	exitFailure  = 3
)

// Environment is what a command may touch beside files.
type Environment struct {
	Stdout, Stderr io.Writer
	Getenv         func(string) string
	Now            func() time.Time // nil: the clock
}

// A command is one of the program's commands.
type command struct {
	name    string
	summary phrase
	usage   string // the arguments after the name
	notes   phrase // below the options in help; may be empty
	flags   func(*flags)
	run     func(*call) error
}

// A call is one run of a command.
type call struct {
	Environment
	ctx  context.Context
	args []string // without flags
	flags
	english bool
}

// commands lists the commands in the order of help.
func commands() []command {
	return []command{buildCommand, checkCommand, reviewCommand, printCommand, newCommand, maskCommand, verifyCommand, initCommand, initHooksCommand, commentCommand, versionCommand}
}

// Run runs the program and returns its exit status.
func Run(args []string, env Environment) int {
	english := speaksEnglish(env.Getenv)
	if len(args) > 0 && args[0] == "--lang" && len(args) > 1 {
		english, args = strings.HasPrefix(args[1], "en"), args[2:]
	}
	if len(args) == 0 {
		writeHelp(env.Stderr, english)
		return exitUsage
	}
	switch args[0] {
	case "help", "--help", "-h":
		if len(args) > 1 {
			for _, c := range commands() {
				if c.name == args[1] {
					writeCommandHelp(env.Stdout, c, english)
					return exitOK
				}
			}
		}
		writeHelp(env.Stdout, english)
		return exitOK
	case "--version", "-v":
		args = []string{"version"}
	}
	for _, c := range commands() {
		if c.name == args[0] {
			return run(c, args[1:], env, english)
		}
	}
	fail(env.Stderr, english, unknownCommand(args[0]))
	return exitUsage
}

func run(c command, args []string, env Environment, english bool) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	k := &call{Environment: env, ctx: ctx, english: english}
	help, err := k.parse(c, args)
	if help {
		writeCommandHelp(env.Stdout, c, english)
		return exitOK
	}
	if err == nil {
		err = c.run(k)
	}
	if err == nil {
		return exitOK
	}
	if errors.Is(err, errReported) {
		return exitFindings
	}
	fail(env.Stderr, english, err)
	if isUsage(err) {
		return exitUsage
	}
	return exitFailure
}

// isUsage reports whether an error is a mistake in how the program was called or
// configured, and not a failure of the program or the machine.
func isUsage(err error) bool {
	var usage *usageError
	var village *content.NoVillageError
	var language *build.NoLanguageError
	return errors.As(err, &usage) || errors.As(err, &village) || errors.As(err, &language) || errors.Is(err, output.ErrProtected) ||
		errors.Is(err, output.ErrForeign) || errors.Is(err, output.ErrNotFolder) ||
		errors.Is(err, content.ErrNoTownship) || errors.Is(err, theme.ErrNoTheme)
}

// errReported says that findings were reported and are the reason to fail.
var errReported = errors.New("findings")

// A usageError is a mistake in how the program was called or configured.
type usageError struct{ message, hint phrase }

func (e *usageError) Error() string { return e.message.en }

// speaksEnglish reports whether the system's language is English.
func speaksEnglish(getenv func(string) string) bool {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := getenv(name); v != "" {
			return strings.HasPrefix(v, "en")
		}
	}
	return false
}

// shanghai is the zone in which a day begins and a period ends.
func shanghai() *time.Location {
	zone, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		return time.FixedZone("CST", 8*60*60)
	}
	return zone
}

// today is the day in Asia/Shanghai.
func (k *call) today() township.Day {
	now := time.Now
	if k.Now != nil {
		now = k.Now
	}
	return township.DayOf(now().In(shanghai()))
}

// say writes a line of a report.
func (k *call) say(format string, args ...any) { fmt.Fprintf(k.Stdout, format+"\n", args...) }
