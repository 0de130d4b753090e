. tests/lib.sh

# How much of what is wrong does `proofread` find, and does it ever say what is
# not so?  Papers are generated and errors put into them by a script, by kind;
# what was put in, found and told besides is counted and printed.

export SECREG_TODAY=2017-05-10 SECREG_NOW=2017-05-10T09:00:00Z
ok "a register" secreg --db sec.db init
ok "the 27 proposals" secreg --db sec.db add "$top"/data/register/2017-05
ok "one where everything happens" secreg --db all.db init
SECREG_TODAY=2018-01-01 ok "so it does" secreg --db all.db add \
	"$top/tests/data/report-small.yaml"
ok "a register of byelaws" secreg --db harbour.db init \
	--process "$top/tests/data/harbour.yaml"
ok "has some" secreg --db harbour.db add "$top/tests/data/harbour-life.yaml"

# Papers that are right.
unseeded=0 alarms=0
right() {
	db=$1; shift
	for format in markdown text; do
		secreg --db $db report update --format $format --since $1 \
			--until $2 $3 >right 2>/dev/null || echo "# no paper"
		secreg --db $db proofread right --as-at $2 >points 2>/dev/null
		unseeded=$((unseeded + 1))
		[ "$(grep -c '^right:' points)" -eq 0 ] || {
			alarms=$((alarms + $(grep -c '^right:' points)))
			echo "# $db $*"; comment <points
		}
	done
}
export SECREG_TODAY=2018-01-01
for until in 2017-04-12 2017-04-19 2017-04-30 2017-05-10; do
	for option in "" --ordinal-dates "--section 3" --empty-sections; do
		right sec.db 2017-04-01 $until "$option"
		right harbour.db 2017-03-01 $until "$option"
	done
done
for until in 2017-04-22 2017-05-17 2017-05-20 2017-06-30 2017-12-31; do
	right all.db 2017-04-01 $until
	right all.db 2017-05-10 $until --ordinal-dates
done
export SECREG_TODAY=2017-05-10
is "$unseeded papers that are right: nothing is found" 0 $alarms

sec="|Initial Consideration|Refinement|Report Phase|Awaiting Authority Decision"
sec="$sec|Referred|Referred to Authority|Awaiting Implementation|Withdrawn"
harbour="|Sighted|Sounding|Posted|At Anchor|Before the Crown|Under Protest"
harbour="$harbour|Sealed|Proclaimed|Struck|Hauled Down"
for format in markdown text; do
	for db in sec harbour; do
		secreg --db $db.db report update --since 2017-04-12 \
			--format $format >$db.$format
	done
done

# seeds LABEL KIND SHARE PAPER [FROM TO]: counts of one kind of error
seeds() {
	label=$1 kind=$2 share=$3 paper=$4 from=$5 to=$6 turn=0
	db=${paper%.*}
	eval statuses=\$$db
	while [ $turn -lt $share ]; do
		LC_ALL=C awk -v kind=$kind -v share=$share -v turn=$turn \
			-v places=places -v statuses="$statuses" \
			-v from="$from" -v to="$to" \
			-f "$top/tests/proofread/seed.awk" $paper >seeded
		secreg --db $db.db proofread seeded --format jsonl \
			>points.jsonl
		sed 's/.*"line":\([0-9]*\),"kind":"\([a-z]*\)".*/\1 \2/' \
			points.jsonl >lines
		n=$(wc -l <places)
		if [ $kind = out ]; then
			hit=$(grep -o '[0-9A-Z] ([^)]*)' points.jsonl | wc -l)
			more=$(grep -vc '"kind":"open"' points.jsonl)
		else
			hit=$(awk 'NR == FNR { point[$1] = 1; next }
				point[$1] { n++ } END { print n + 0 }' \
				lines places)
			# Who goes by a wrong id is missing where it was.
			more=$(awk -v id=$([ $kind = id ] && echo 1) '
				NR == FNR { place[$1] = 1; next }
				!place[$1] && !(id && $2 == "open") { n++ }
				END { print n + 0 }' places lines)
		fi
		[ $hit -eq $n ] && [ $more -eq 0 ] || {
			echo "# $paper $kind $from: $hit of $n, $more more"
		}
		echo "$label $n $hit $more" >>counts
		turn=$((turn + 1))
	done
}

for paper in sec.markdown sec.text harbour.markdown harbour.text; do
	for kind in word drop extra swap status slip id twice out; do
		share=6
		[ ${paper%.*} = sec ] || share=3
		case $kind in
		word|drop|extra|swap) label=title ;;
		slip) label=status ;;
		out) label=left-out ;;
		*) label=$kind ;;
		esac
		# Of five rows one is enough to be wrong.
		[ $share = 6 ] || case $kind in
		slip|id|out|twice|status|swap) share=5 ;; esac
		seeds $label $kind $share $paper
	done
done
while IFS='|' read -r paper label from to; do
	seeds $label replace 1 $paper "$from" "$to"
done <<'END'
sec.markdown|path|Path 2 – Authority Determination|Path 3 – Self Governance
sec.markdown|path|Path 3 – Self Governance|Path 2 – Authority Determination
sec.markdown|path|Path 3 – Self Governance|Path 3 – Authority Determination
sec.markdown|effect|recommended to the Authority for approval|decided: approve
sec.markdown|effect|recommended to the Authority for rejection|decided: reject
sec.markdown|effect|decided, by majority: reject|recommended to the Authority, by majority, for rejection
sec.markdown|effect|majority decision of|majority recommendation of
sec.markdown|outcome|for approval|for rejection
sec.markdown|outcome|for rejection|for approval
sec.markdown|outcome|: reject;|: approve;
sec.markdown|outcome|: approve.|: reject.
sec.markdown|outcome|to reject SECMP0021|to approve SECMP0021
sec.markdown|carried|by majority|unanimously
sec.markdown|carried|unanimously|by majority
sec.markdown|carried|majority decision|unanimous decision
sec.markdown|date|On 19 April 2017|On 18 April 2017
sec.markdown|date|decision of 19 April|decision of 20 April
sec.markdown|date|implemented on 11 May|implemented on 12 May
sec.markdown|date|as SEC5.7|as SEC5.8
sec.markdown|date|went to the Authority (BEIS per the transitional arrangements) on 21|went to the Authority (BEIS per the transitional arrangements) on 20
sec.markdown|date|on 12 May 2017|on 13 May 2017
sec.markdown|count|voted on five|voted on four
sec.markdown|count|27 open|26 open
sec.markdown|count|One new|Two new
sec.text|path|Path 2 – Authority Determination|Path 3 – Self Governance
sec.text|effect|Recommended to the Authority: approve|Decision: approve
sec.text|effect|Decision: reject (majority)|Recommended to the Authority: reject (majority)
sec.text|outcome|Recommended to the Authority: approve|Recommended to the Authority: reject
sec.text|outcome|Recommended to the Authority: reject|Recommended to the Authority: approve
sec.text|outcome|Decision: reject|Decision: approve
sec.text|carried|reject (majority)|reject (unanimous)
sec.text|carried|(unanimous)|(majority)
sec.text|date|On 19 April 2017|On 18 April 2017
sec.text|date|implemented on 11 May|implemented on 12 May
sec.text|count|voted on five|voted on four
sec.text|count|(27)|(26)
sec.text|count|Refinement 21|Refinement 20
harbour.markdown|path|Tidal Byelaws|Byelaws for Pilots
harbour.markdown|path|Path Crown – Crown Byelaws|Tidal Byelaws
harbour.markdown|effect|decided, by majority: approve|recommended to the Crown Surveyor, by majority, for approval
harbour.markdown|effect|recommended to the Crown Surveyor for approval|decided: approve
harbour.markdown|effect|majority decision|majority recommendation
harbour.markdown|outcome|: approve|: reject
harbour.markdown|outcome|: reject|: approve
harbour.markdown|outcome|for rejection|for approval
harbour.markdown|outcome|for approval|for rejection
harbour.markdown|carried|, by majority|, unanimously
harbour.markdown|carried|unanimously|by majority
harbour.markdown|date|implemented on 2 May|implemented on 3 May
harbour.markdown|date|implemented on 24 June|implemented on 25 June
harbour.markdown|date|withdrawn on 13 April|withdrawn on 14 April
harbour.markdown|date|On 14 April|On 15 April
harbour.markdown|date|On 3 May|On 4 May
harbour.markdown|count|voted on four|voted on five
harbour.markdown|count|decided on two|decided on three
harbour.markdown|count|five open|six open
harbour.markdown|count|Two Byelaw|Three Byelaw
harbour.markdown|count|Three new|Four new
harbour.text|date|On 20 April|On 21 April
harbour.text|count|voted on four|voted on five
END

awk '{ seeded[$1] += $2; hit[$1] += $3; more[$1] += $4 }
END {
	for (kind in seeded)
		printf "%-9s %4d seeded, %4d found, %3d missed, %2d false\n",
			kind, seeded[kind], hit[kind],
			seeded[kind] - hit[kind], more[kind]
}' counts | sort | sed 's/^/# /'
set -- $(awk '{ s += $2; h += $3; m += $4 } END { print s, h, m }' counts)
echo "# all       $1 seeded, $2 found, $(($1 - $2)) missed, $3 false"
ok "errors were put in" test "$1" -gt 500
ok "of every kind" test "$(cut -d ' ' -f 1 counts | sort -u | wc -l)" -eq 11
is "nothing is told but what was put in" 0 "$3"
ok "at least 95 of 100 errors are found" test $(($2 * 100)) -ge $(($1 * 95))

done_testing
