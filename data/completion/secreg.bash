# Completion of secreg in bash: the program says what there is.

_secreg() {
	local rest=${COMP_LINE:0:COMP_POINT} begun word about line i
	local program=${COMP_WORDS[0]/#\~\//$HOME/} widest=0 quoted=
	local -a words=() found=() abouts=()

	# bash has cut the words at = and : too; what no blank divides belongs
	# together.
	for ((i = 0; i <= COMP_CWORD; i++)); do
		begun=${rest#"${rest%%[![:space:]]*}"}
		word=${COMP_WORDS[i]}
		((i < COMP_CWORD)) || word=$begun
		if ((i == 0)) || [[ $begun != "$rest" ]]; then
			words+=("$word")
		else
			words[${#words[@]} - 1]+=$word
		fi
		rest=${begun#"$word"}
	done
	[[ ${words[${#words[@]} - 1]} != *[\'\"]* ]] || quoted=1
	words=("${words[@]//[\'\"\\]/}")
	begun=${words[${#words[@]} - 1]}

	COMPREPLY=()
	while IFS= read -r line; do
		word=${line%%$'\t'*} about=${line#*$'\t'}
		if [[ -z $word ]]; then
			compopt -o default 2>/dev/null
			continue
		fi
		# Only what stands behind the last = or : is put in.
		word=${word#"${begun%"${begun##*[=:]}"}"}
		[[ -n $quoted ]] || printf -v word %q "$word"
		found+=("$word") abouts+=("$about")
		((${#word} <= widest)) || widest=${#word}
	done < <("$program" --complete "${words[@]:1}" 2>/dev/null)

	# What a word is, is shown where words are listed and none is put in.
	for i in "${!found[@]}"; do
		word=${found[i]} about=${abouts[i]}
		if ((${#found[@]} > 1)) && [[ -n $about ]] &&
			[[ ${COMP_TYPE:-9} == @(33|63|64) ]]; then
			printf -v word '%-*s  %s' "$widest" "$word" "$about"
			((${#word} < ${COLUMNS:-80} - 1)) ||
				word=${word:0:${COLUMNS:-80} - 5}...
		fi
		COMPREPLY+=("$word")
	done
	if ((${#found[@]} == 1)) && [[ ${found[0]} == *= ]]; then
		compopt -o nospace 2>/dev/null
	fi
}

complete -o nosort -F _secreg secreg 2>/dev/null ||
	complete -F _secreg secreg
