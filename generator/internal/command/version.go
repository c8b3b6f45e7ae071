package command

import "runtime"

var versionCommand = command{
	name:    "version",
	summary: phrase{"版本", "the program's version"},
	flags:   func(*flags) {},
	run: func(k *call) error {
		k.say("cunwu %s %s %s/%s", Version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
		return nil
	},
}
