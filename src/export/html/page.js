"use strict";
(() => {
  const table = document.querySelector("table");
  if (!table) return;
  const bodies = [...table.tBodies];
  const rowsOf = (body) => [...body.rows].filter((row) => !row.classList.contains("group"));
  const all = bodies.flatMap(rowsOf);
  all.forEach((row, i) => { row.dataset.place = i; });

  // Differences only.
  const only = document.getElementById("only");
  const count = document.getElementById("count");
  const folded = new Set();
  const show = () => {
    const hidden = { same: 0, "cant-tell": 0 };
    for (const body of bodies) {
      let left = 0;
      for (const row of rowsOf(body)) {
        const off = Boolean(only) && only.checked && row.dataset.class !== "different";
        if (off) hidden[row.dataset.class] += 1; else left += 1;
        row.hidden = off || folded.has(body);
      }
      body.hidden = left === 0;
    }
    const total = hidden.same + hidden["cant-tell"];
    if (count) {
      count.textContent = total === 0 ? "" :
        `${total} ${total === 1 ? "row is" : "rows are"} hidden: ${hidden.same} the same, ${hidden["cant-tell"]} can't tell.`;
    }
  };
  if (only) {
    only.closest(".bar").hidden = false;
    only.addEventListener("change", show);
    show();
  }

  // Groups fold.
  for (const body of bodies) {
    const button = body.querySelector("tr.group button");
    if (!button) continue;
    button.setAttribute("aria-expanded", "true");
    button.addEventListener("click", () => {
      const fold = !folded.has(body);
      if (fold) folded.add(body); else folded.delete(body);
      button.setAttribute("aria-expanded", String(!fold));
      show();
    });
  }

  // A click on a heading sorts, a second reverses, a third restores. What is not known comes last either way.
  const key = (row, column) => {
    const cell = row.cells[column];
    const order = cell.dataset.order;
    return {
      rank: Number(cell.dataset.rank || 0),
      order: order === undefined ? null : Number(order),
      text: cell.textContent.trim().toLowerCase(),
      place: Number(row.dataset.place),
    };
  };
  const compare = (a, b, sign) => {
    if (a.rank !== b.rank) return a.rank - b.rank;
    if (a.order !== null && b.order !== null && a.order !== b.order) return sign * (a.order - b.order);
    if ((a.order === null) !== (b.order === null)) return a.order === null ? 1 : -1;
    if (a.text !== b.text) return sign * (a.text < b.text ? -1 : 1);
    return a.place - b.place;
  };
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const button = head.querySelector("button");
    if (!button) return;
    button.addEventListener("click", () => {
      const was = head.getAttribute("aria-sort");
      const now = was === "ascending" ? "descending" : was === "descending" ? null : "ascending";
      heads.forEach((h) => h.removeAttribute("aria-sort"));
      if (now) head.setAttribute("aria-sort", now);
      for (const body of bodies) {
        const rows = rowsOf(body).map((row) => [key(row, column), row]);
        rows.sort(([a], [b]) => now ? compare(a, b, now === "ascending" ? 1 : -1) : a.place - b.place);
        rows.forEach(([, row]) => body.append(row));
      }
    });
  });
})();
