package command

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/tools/txtar"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"cunwu": func() {
			env := Environment{Stdout: os.Stdout, Stderr: os.Stderr, Getenv: os.Getenv}
			env.Now = func() time.Time { return time.Date(2026, 10, 19, 17, 0, 0, 0, time.UTC) } // the 20th in Shanghai
			os.Exit(Run(os.Args[1:], env))
		},
	})
}

// TestScripts runs the program as its users do. Each script has the valid township of
// package build's tests in the folder town.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			a, err := txtar.ParseFile("../build/testdata/base.txtar")
			if err != nil {
				return err
			}
			for _, f := range a.Files {
				name := filepath.Join(env.WorkDir, "town", filepath.FromSlash(f.Name))
				if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, f.Data, 0o644)); err != nil {
					return err
				}
			}
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":   exits,
			"nowhere": nowhere,

			"everypage": everyPage,
		},
	})
}

// exits runs a command and expects its exit status: exits 2 cunwu build --nonsense
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits status command [args…]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

// nowhere expects that no file of a folder holds a text or has it in its name:
// nowhere public 张三
func nowhere(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: nowhere folder text…")
	}
	files := 0
	ts.Check(filepath.WalkDir(ts.MkAbs(args[0]), func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files++
		data, err := os.ReadFile(name)
		for _, text := range args[1:] {
			if strings.Contains(string(data), text) || strings.Contains(name, text) {
				ts.Fatalf("%s holds %q", name, text)
			}
		}
		return err
	}))
	if files == 0 {
		ts.Fatalf("%s is empty", args[0])
	}
}

// everyPage expects a text in every page of a folder: everypage public 预览
func everyPage(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: everypage folder text")
	}
	pages := 0
	ts.Check(filepath.WalkDir(ts.MkAbs(args[0]), func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(name) != ".html" {
			return err
		}
		pages++
		data, err := os.ReadFile(name)
		if !strings.Contains(string(data), args[1]) {
			ts.Fatalf("%s lacks %q", name, args[1])
		}
		return err
	}))
	if pages == 0 {
		ts.Fatalf("%s has no pages", args[0])
	}
}
