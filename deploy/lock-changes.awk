# awk -f deploy/lock-changes.awk 旧锁 新锁：两份锁定文件哪里不同，一行一个库；一样时什么也不写。
{ sub(/\r$/, "") }
/^#/ || !NF { next }
{ split($0, at, "=="); name = tolower(at[1]); gsub("_", "-", name) }
FILENAME == ARGV[1] { old[name] = at[2]; next }
{ new[name] = at[2] }
!(name in old) { printf "  %-32s %-16s -> %s\n", name, "-", at[2]; next }
old[name] != at[2] { printf "  %-32s %-16s -> %s\n", name, old[name], at[2] }
END { for (name in old) if (!(name in new)) printf "  %-32s %-16s -> -\n", name, old[name] }
