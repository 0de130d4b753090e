// Search, filters and sorting for the table of the register.  All it knows it
// reads from the table; without it the page is that table.
"use strict";

(function () {
	const form = document.getElementById("tools");
	const table = document.querySelector("table");
	const body = table.tBodies[0];
	const heads = Array.from(table.tHead.rows[0].cells);
	const found = document.getElementById("found");
	const collator = new Intl.Collator("en-GB", { numeric: true });
	let sorted = 0, down = false;

	// What a cell is sorted and filtered by; empty where nothing is recorded.
	function keyOf(cell) {
		const time = cell.querySelector("time");

		if (cell.querySelector(".none"))
			return "";
		return time ? time.dateTime : cell.textContent;
	}

	const rows = Array.from(body.rows, function (row, place) {
		const cells = Array.from(row.cells);

		return {
			row: row, place: place, keys: cells.map(keyOf),
			text: cells.map(function (cell) {
				return cell.textContent;
			}).join(" ").toLowerCase()
		};
	});

	function element(name, text) {
		const made = document.createElement(name);

		made.textContent = text || "";
		return made;
	}

	function field(label, control, kind) {
		const box = element("label", label);

		box.className = kind;
		box.append(control);
		form.insertBefore(box, found);
		return control;
	}

	function choice(label, kind, options) {
		const select = document.createElement("select");

		for (const option of options) {
			const made = element("option", option[1]);

			made.value = option[0];
			select.append(made);
		}
		return field(label, select, kind);
	}

	// A filter: all there is in a column, each value with its number.
	function filterOf(column) {
		const counts = new Map();
		const label = heads[column].textContent;
		let missing = 0;

		for (const row of rows) {
			const key = row.keys[column];

			if (key === "")
				missing++;
			else
				counts.set(key, (counts.get(key) || 0) + 1);
		}
		const options = [["*", "any"]];
		for (const key of Array.from(counts.keys()).sort(
				collator.compare))
			options.push(["=" + key,
				key + " (" + counts.get(key) + ")"]);
		if (missing > 0)
			options.push(["=", "not recorded (" + missing + ")"]);
		return { column: column,
			select: choice(label, "filter", options) };
	}

	function compare(a, b) {
		const x = a.keys[sorted], y = b.keys[sorted];

		// What is not recorded stays at the end, either way.
		if ((x === "") !== (y === ""))
			return x === "" ? 1 : -1;
		return (down ? -1 : 1) * collator.compare(x, y) ||
			a.place - b.place;
	}

	function sort(column) {
		down = column === sorted && !down;
		sorted = column;
		rows.sort(compare);
		body.append.apply(body, rows.map(function (row) {
			return row.row;
		}));
		heads.forEach(function (head, i) {
			if (i === sorted)
				head.setAttribute("aria-sort", down ?
					"descending" : "ascending");
			else
				head.removeAttribute("aria-sort");
		});
	}

	function search() {
		const words = query.value.toLowerCase().split(/\s+/);
		let count = 0;

		for (const row of rows) {
			const shown = words.every(function (word) {
				return row.text.includes(word);
			}) && filters.every(function (filter) {
				const value = filter.select.value;

				return value === "*" ||
					value === "=" + row.keys[filter.column];
			});

			row.row.hidden = !shown;
			count += shown;
		}
		found.textContent = count + " of " + rows.length + " shown";
	}

	const query = document.createElement("input");
	query.type = "search";
	query.autocomplete = "off";
	field("Search", query, "search");
	const filters = [];
	heads.forEach(function (head, column) {
		const button = element("button", head.textContent);

		if (head.hasAttribute("data-filter"))
			filters.push(filterOf(column));
		button.type = "button";
		button.addEventListener("click", function () {
			sort(column);
		});
		head.replaceChildren(button);
	});
	// Where the heads do not show, on a telephone.
	const order = choice("Sort by", "order", heads.map(function (head, i) {
		return [i, head.textContent];
	}));
	order.addEventListener("change", function () {
		sorted = -1;
		sort(Number(order.value));
	});
	form.addEventListener("input", search);
	form.addEventListener("submit", function (event) {
		event.preventDefault();
	});
	heads[0].setAttribute("aria-sort", "ascending");
	search();
	form.hidden = false;
})();
