#!/bin/sh
# cunwu pre-commit 1
# 村务：提交以前检查暂存的文件。由 cunwu init-hooks 写入，不要手工改；
# 换了位置再运行一次 cunwu init-hooks，取消用 cunwu init-hooks --remove。
program={{program}}
refused() {
	echo "没有提交。照上面说的改好，git add 以后再提交。" >&2
	exit 1
}
if [ -n "$program" ] && [ -x "$program" ]; then
	:
elif command -v cunwu >/dev/null 2>&1; then
	program=cunwu
elif [ -f generator/main.go ] && [ -f go.mod ] && command -v go >/dev/null 2>&1; then
	go run -buildvcs=false ./generator check --staged{{arguments}} || refused
	exit 0
else
	echo "错误：找不到村务程序 cunwu，提交以前没法检查有没有个人信息，所以没有提交。" >&2
	echo "提示：把 cunwu 放回原来的地方，或者放进 PATH 里的文件夹，再在仓库里运行一次 cunwu init-hooks。" >&2
	exit 1
fi
"$program" check --staged{{arguments}} || refused
