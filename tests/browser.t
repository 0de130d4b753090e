. tests/lib.sh

# The page of the register in a browser, where there is one: searched, filtered
# and sorted.  Nothing is fetched, neither the browser nor by the page.

export SECREG_TODAY=2017-05-11 SECREG_NOW=2017-05-11T09:00:00Z

for browser in chromium chromium-browser google-chrome ''; do
	[ -z "$browser" ] || ! command -v "$browser" >/dev/null || break
done
# dom FILE: what the page has become once its scripts have run
dom() {
	timeout 60 "$browser" --headless --no-sandbox --disable-gpu \
		--user-data-dir="$scratch/profile" --virtual-time-budget=2000 \
		--dump-dom "file://$PWD/$1" 2>/dev/null
}
printf '<p id="a"></p><script>a.textContent="it " + "runs"</script>' >try.html
if [ -z "$browser" ] || ! dom try.html | grep -q 'it runs'; then
	echo "1..0 # SKIP there is no browser that can run here"
	exit
fi

run secreg init
ok "the proposals" secreg add "$top"/data/register/2017-05
run secreg transition 33 implemented --date 2017-05-11
ok "and titles made to hurt" secreg add "$top/tests/data/hostile-pages.yaml"
ok "the page" secreg report register --format html -o page.html

# drive STEPS: does that in the page; $said: what it shows then
drive() {
	sed '/^<\/body>/d; /^<\/html>/d' page.html >driven.html
	cat >>driven.html <<END
<script>
const input = (control, value) => {
	control.value = value;
	control.dispatchEvent(new Event("input", { bubbles: true }));
	control.dispatchEvent(new Event("change", { bubbles: true }));
};
const tools = document.getElementById("tools");
const find = (value) => input(tools.querySelector("input"), value);
const control = (label) => Array.from(tools.querySelectorAll("label")).find(
	(l) => l.firstChild.textContent === label).querySelector("select");
const head = (name) => Array.from(document.querySelectorAll("thead th")).find(
	(th) => th.textContent === name);
$1
const shown = Array.from(document.querySelectorAll("tbody tr")).filter(
	(row) => row.getClientRects().length > 0);
document.body.replaceChildren();
const answer = document.createElement("pre");
answer.textContent = "[" + shown.map((row) => row.cells[0].textContent)
	.join(" ") + "] " + (window.say || "");
document.body.append(answer);
</script>
</body>
</html>
END
	said=$(dom driven.html | sed -n 's/.*<pre>\(.*\)<\/pre>.*/\1/p')
}
all="SECMP0002 SECMP0004 SECMP0005 SECMP0006 SECMP0007 SECMP0008 SECMP0009\
 SECMP0010 SECMP0011 SECMP0012 SECMP0013 SECMP0015 SECMP0018 SECMP0019\
 SECMP0021 SECMP0023 SECMP0024 SECMP0025 SECMP0027 SECMP0028 SECMP0029\
 SECMP0030 SECMP0031 SECMP0032 SECMP0033 SECMP0034 SECMP0035 SECMP0101\
 SECMP0102 SECMP0103"

drive 'window.say = document.getElementById("found").textContent;'
is "at first all are shown" "[$all] 30 of 30 shown" "$said"
drive 'find("serial"); window.say = document.getElementById("found")
	.textContent;'
is "a word" "[SECMP0004] 1 of 30 shown" "$said"
drive 'find("firmware  UPDATES");'
is "words, in any case" "[SECMP0007] " "$said"
drive 'find("0021");'
is "an id" "[SECMP0021] " "$said"
drive 'find("<script>");'
is "signs" "[SECMP0101] " "$said"
drive 'find("xyz"); window.say = document.getElementById("found")
	.textContent;'
is "nothing" "[] 0 of 30 shown" "$said"
drive 'find("serial"); find("");'
is "and all again" "[$all] " "$said"

drive 'input(control("Path"), "=3");'
is "a path" "[SECMP0021 SECMP0033 SECMP0101] " "$said"
drive 'input(control("Path"), "=3"); find("handover");'
is "a path and a word" "[SECMP0033] " "$said"
drive 'input(control("Path"), "=");
	input(control("Status"), "=Initial Consideration");'
is "no path, and a status" "[SECMP0035 SECMP0103] " "$said"
drive 'window.say = Array.from(control("Path").options, (o) => o.text)
	.join("|");'
is "the paths there are" "[$all] any|2 (3)|3 (3)|not recorded (24)" "$said"
drive 'window.say = Array.from(control("Status").options, (o) => o.text)
	.join("|");'
is "the statuses there are" "[$all] any|Awaiting Authority Decision (3)|Awaiting\
 Implementation (1)|Implemented (1)|Initial Consideration (2)|Referred\
 (1)|Refinement (22)" "$said"

drive 'head("Since").firstChild.click(); window.say =
	head("Since").getAttribute("aria-sort"); find("authority decision");'
is "sorted by day" "[SECMP0004 SECMP0008 SECMP0011] ascending" "$said"
drive 'head("No.").firstChild.click(); find("authority decision");
	window.say = head("No.").getAttribute("aria-sort");'
is "the other way round" "[SECMP0011 SECMP0008 SECMP0004] descending" "$said"
drive 'head("To implement").firstChild.click();
	input(control("Path"), "=3");'
is "by day, what has none last" "[SECMP0101 SECMP0033 SECMP0021] " "$said"
drive 'head("To implement").firstChild.click();
	head("To implement").firstChild.click();
	input(control("Path"), "=3");'
is "also the other way round" "[SECMP0033 SECMP0101 SECMP0021] " "$said"
drive 'input(control("Sort by"), 1); find("prioritising");'
is "as on a telephone" "[SECMP0032 SECMP0028] " "$said"
drive 'window.say = [document.scripts.length,
	performance.getEntriesByType("resource").length].join(" ");'
is "nothing else ran, nothing was fetched" "[$all] 2 0" "$said"

# Without the script it is a table.
sed '/^<script>/,/^<\/script>/d' page.html >plain.html
ok "without a script the tools are not there" grep -q '<form id="tools".* hidden>' \
	plain.html
is "and the table is" 30 "$(dom plain.html | grep -c '<tr role="row"><th role="row')"

# A larger register stays quick.
{ for n in $(seq 1 400); do
	[ "$n" = 1 ] || echo ---
	printf 'proposal: SECMP%04d\ntitle: The title number %d\n' "$n" "$n"
	printf 'status: Initial Consideration\nhistory:\n  - date: 2017-04-%02d\n' \
		$((n % 30 + 1))
	echo '    status: Initial Consideration'
done; } >many.yaml
rm secreg.db
run secreg init
run secreg add many.yaml
run secreg report register --format html -o page.html
drive 'const start = performance.now(); head("Since").firstChild.click();
	find("number 40"); window.say = performance.now() - start < 1000;'
is "400 proposals" "[SECMP0240 SECMP0040 SECMP0340 SECMP0400 SECMP0140] true" \
	"$said"

# A word that is longer than any column does not push the others off the page.
long=$(printf '%0200d' 0)
secreg set 103 "title=$long" --date 2017-04-25 >/dev/null
secreg set 103 "proposer=$long" --date 2017-04-25 >/dev/null
ok "a page with a long word" secreg report register --format html -o page.html
drive 'window.say = Array.from(document.querySelectorAll("td.wide")).every(
	(cell) => cell.offsetWidth < innerWidth);'
is "as wide as others" true "${said##* }"
ok "the report of it" secreg report status --since 2017-04-12 --format html \
	-o page.html
drive 'window.say = Array.from(document.querySelectorAll("dd")).every(
	(cell) => cell.getBoundingClientRect().right <= innerWidth);
	document.querySelectorAll("tr").forEach((row) => row.remove());'
is "as broad as the page" true "${said##* }"

done_testing
